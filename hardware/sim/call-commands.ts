import { rowOf } from './call-words.ts'
import { type Command, type CommandHost, done, ok } from './command.ts'

/** Calls, as every family with calls speaks of them (27.007 §6 and §7, V.250 §6.3). */
export const callCommands: readonly Command[] = [
  [/^ATD([+\d*#]+)[IG]?(;?)$/, dial],
  [/^ATA$/, ({ voice }) => voice.phone.pickUp()],
  [/^ATH0?$/, hangUpByAth],
  [/^AT\+CHUP$/, ({ voice }) => voice.phone.hangUp()],
  [/^AT\+CLCC$/, list],
  [/^AT\+CEER$/, lastCause],
  [
    /^AT\+CLIP=([01])$/,
    ({ settings }, [, on]) => done(() => (settings.calls.tellsCaller = on === '1')),
  ],
  [/^AT\+CLIR=[012]$/, () => ok],
  [/^AT\+CCWA=[01]$/, () => ok],
]

/** Without the semicolon it is a data call, which nobody here answers. */
function dial({ dialect, voice }: CommandHost, [, number = '', sign]: RegExpExecArray) {
  if (!dialect.calls) return [dialect.unknown]
  return sign === '' ? ['NO CARRIER'] : voice.phone.dial(number)
}

function hangUpByAth({ dialect, settings, voice }: CommandHost): readonly string[] {
  return dialect.calls?.ignoresAth && !settings.calls.hangsUpByAth ? ok : voice.phone.hangUp()
}

function list({ dialect, voice }: CommandHost): readonly string[] {
  const words = dialect.calls?.words
  if (!words) return ok
  const { call } = voice.phone
  const rows = call?.stat === undefined ? [] : [rowOf(call, words.list, call.stat)]
  return [...words.list.others, ...rows, 'OK']
}

function lastCause({ dialect, voice }: CommandHost): readonly string[] {
  const words = dialect.calls?.words
  return words ? [words.cause(voice.phone.lastEnded?.cause ?? 0), 'OK'] : [dialect.unknown]
}
