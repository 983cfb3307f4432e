import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type Sound, secondsOf, soundRate } from '../../hardware/voice/sound.ts'
import { type CallFrame, callScript, nothingScript } from '../../src/domain/speech/call-script.ts'
import { spokenSeconds } from '../../src/domain/speech/spoken-seconds.ts'
import { openSpeech } from '../../src/speech/speech.ts'
import { scenarios } from '../domain/scenarios.ts'
import { skipsWithout } from '../support/tools.ts'

const frame: CallFrame = {
  language: 'nl',
  municipality: 'Elzendaal',
  messagePrefix: 'Buurtoproep',
  status: 'actual',
  phase: 'alert',
}
const script = callScript('Let op een jongen (7) met een rode jas. Bel 0800-0011.', frame)
const call = { script, language: 'nl' } as const
const skip = skipsWithout('espeak-ng')
const start = Date.parse('2026-11-24T12:00:00Z')
const day = 24 * 60 * 60 * 1000

interface Logged {
  readonly event: string
  readonly [field: string]: unknown
}

/** The speech of an appliance whose clock stands still. */
function voiceRoom(
  t: Test,
  dataDir = t.testdir(),
  { path, now = start }: { readonly path?: string; readonly now?: number } = {},
) {
  const logged: Logged[] = []
  const log = (_level: string, event: string, fields: object) =>
    void logged.push({ event, ...fields })
  const speech = openSpeech({ dataDir, now: () => now, log, ...(path ? { path } : {}) })
  const count = (event: string) => logged.filter((each) => each.event === event).length
  return { speech, dataDir, logged, count }
}

/** Loudness in decibels under full scale of 20 ms frames. */
const levels = ({ samples }: Sound): number[] => {
  const frame = soundRate / 50
  return Array.from({ length: Math.floor(samples.length / frame) }, (_, i) => {
    const part = samples.subarray(i * frame, (i + 1) * frame)
    const power = part.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / frame
    return 10 * Math.log10(power + 1e-12)
  })
}

/** Stretches of at least 0.3 s in which nothing is said, as seconds [from, to]. */
function pauses(sound: Sound): [number, number][] {
  const found: [number, number][] = []
  let from: number | undefined
  for (const [i, level] of [...levels(sound), 0].entries()) {
    if (level < -60) from ??= i
    else if (from !== undefined) {
      if (i - from >= 15) found.push([from / 50, i / 50])
      from = undefined
    }
  }
  return found
}

t.test('a call is spoken at one level, with a breath before each passage', { skip }, async (t) => {
  const { speech } = voiceRoom(t)
  const sound = await speech.sound(call)

  t.ok(speech.canSpeak())
  const [first] = pauses(sound)
  t.strictSame(first?.[0], 0, 'it begins with a breath')
  t.ok(Math.abs((first?.[1] ?? 0) - 0.4) < 0.1, `of ${first?.[1]} s`)
  t.ok(pauses(sound).length >= 5, 'before, between and after four passages')
  const spoken = levels(sound).filter((level) => level > -45)
  const power = spoken.reduce((sum, level) => sum + 10 ** (level / 10), 0) / spoken.length
  const level = 10 * Math.log10(power)
  t.ok(Math.abs(level + 21.5) < 2, `${level} dBFS`)
  t.ok(
    sound.samples.every((sample) => Math.abs(sample) < 32_000),
    'nothing is clipped',
  )
})

t.test('what is asked for by many is made once, and found again', { skip }, async (t) => {
  const { speech, dataDir, count } = voiceRoom(t)
  const sounds = await Promise.all(Array.from({ length: 8 }, () => speech.sound(call)))

  t.equal(new Set(sounds).size, 1)
  t.equal(count('sound-made'), 1)
  const other = await speech.sound({ ...call, script: callScript('Vals alarm.', frame) })
  t.not(other.id, sounds[0]?.id)

  const restarted = voiceRoom(t, dataDir)
  t.equal((await restarted.speech.sound(call)).id, sounds[0]?.id)
  t.equal(restarted.count('sound-made'), 0, 'it was on the disk')
  t.equal(statSync(join(dataDir, 'sounds')).mode & 0o077, 0, 'for nobody else')
})

t.test('a file that is half there is made again', { skip }, async (t) => {
  const { speech, dataDir } = voiceRoom(t)
  const sound = await speech.sound(call)
  const [name = ''] = readdirSync(join(dataDir, 'sounds'))
  const file = join(dataDir, 'sounds', name)
  writeFileSync(file, readFileSync(file).subarray(0, 20_000))
  utimesSync(file, start / 1000, start / 1000)

  const restarted = voiceRoom(t, dataDir)
  t.equal((await restarted.speech.sound(call)).id, sound.id)
  t.equal(restarted.count('sound-made'), 1)
})

t.test('after a day what was spoken is forgotten', { skip }, async (t) => {
  const { speech, dataDir } = voiceRoom(t)
  await speech.sound(call)
  t.equal(readdirSync(join(dataDir, 'sounds')).length, 1)

  const soon = voiceRoom(t, dataDir, { now: start + day - 1000 })
  await soon.speech.sound(call)
  t.equal(soon.count('sound-made'), 0, 'it is there until then')
  const late = voiceRoom(t, dataDir, { now: start + 2 * day })
  await late.speech.sound(call)
  t.equal(late.count('sound-made'), 1, 'an old one is never used')
  const file = join(dataDir, 'sounds', readdirSync(join(dataDir, 'sounds'))[0] ?? '')
  t.equal(statSync(file).mtimeMs, start + 2 * day)
})

t.test('how long a call takes is known before it is made', { skip }, async (t) => {
  const { speech } = voiceRoom(t)
  for (const [text] of scenarios.slice(0, 6)) {
    const each = callScript(text, frame)
    const seconds = secondsOf(await speech.sound({ script: each, language: 'nl' }))
    const off = spokenSeconds(each) / seconds - 1
    t.ok(Math.abs(off) < 0.2, `${(100 * off).toFixed(1)} % off at ${seconds.toFixed(1)} s`)
  }
})

t.test('what is empty in a script is not said', { skip }, async (t) => {
  const { speech } = voiceRoom(t)
  const nothing = nothingScript(frame)
  const seconds = secondsOf(await speech.sound({ script: nothing, language: 'nl' }))
  t.ok(Math.abs(spokenSeconds(nothing) / seconds - 1) < 0.2, `${seconds} s`)
})

t.test('without a voice it says what to install', async (t) => {
  const { speech, logged } = voiceRoom(t, t.testdir(), { path: '/nowhere' })
  t.equal(speech.canSpeak(), false)
  await t.rejects(speech.sound(call), /speech-missing/)
  t.match(logged, [{ event: 'speech-missing', install: 'apt install espeak-ng' }])
})

/** A folder with programs, each a shell script. */
const programs = (t: Test, scripts: Readonly<Record<string, string>>): string => {
  const folder = t.testdir()
  mkdirSync(join(folder, 'bin'))
  mkdirSync(join(folder, 'voices'))
  writeFileSync(join(folder, 'voices', 'nl_NL-mls-medium.onnx'), '')
  writeFileSync(
    join(folder, 'voices', 'nl_NL-mls-medium.onnx.json'),
    JSON.stringify({ audio: { sample_rate: 16_000 } }),
  )
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  return folder
}

/** Piper's way of being called: says each line as one second of a tone at 16 kHz. */
const speaks = `
case "$*" in
  *--help*) echo "usage: piper [-h] --model MODEL [--output-raw]" >&2; exit 1;;
  *) while read line; do sox -q -n -t raw -r 16000 -b 16 -e signed -c 1 - synth 1 sine 440; done;;
esac`
const mice = 'echo "Usage: piper [OPTION]... Configure gaming mice"'

t.test(
  'a voice that the site installed speaks, through Piper',
  { skip: skipsWithout('espeak-ng', 'sox') },
  async (t) => {
    const folder = programs(t, { piper: speaks })
    const { speech } = voiceRoom(t, folder, { path: `${join(folder, 'bin')}:${process.env.PATH}` })
    const sound = await speech.sound(call)
    t.ok(Math.abs(secondsOf(sound) - 6) < 0.2, `four lines of a second: ${secondsOf(sound)} s`)
  },
)

t.test('but not when `piper` is the one for mice', { skip }, async (t) => {
  const folder = programs(t, { piper: mice })
  const { speech } = voiceRoom(t, folder, { path: `${join(folder, 'bin')}:${process.env.PATH}` })
  const byOther = await speech.sound(call)
  t.equal(byOther.id, (await voiceRoom(t).speech.sound(call)).id, 'espeak-ng said it')
})

t.test('a voice that breaks is replaced by the common one', { skip }, async (t) => {
  const breaks = speaks.replace(/\*\) while.*/, '*) echo out of memory >&2; exit 3;;')
  const folder = programs(t, { piper: breaks })
  const { speech, logged } = voiceRoom(t, folder, {
    path: `${join(folder, 'bin')}:${process.env.PATH}`,
  })
  t.ok(secondsOf(await speech.sound(call)) > 8)
  t.match(logged[0], { event: 'voice-failed', error: /out of memory/ })
})

t.test('no text is ever a word of a command line', { skip }, async (t) => {
  const { speech } = voiceRoom(t)
  const odd = callScript('-w /tmp/x; $(touch nee) `id` --help\n-f /etc/passwd', frame)
  t.ok(secondsOf(await speech.sound({ script: odd, language: 'nl' })) > 4)
})

t.test('a recording that is not there is no call', { skip }, async (t) => {
  const { speech } = voiceRoom(t)
  for (const recording of ['00ff00ff00ff00ff', '../../etc/passwd', '']) {
    await t.rejects(speech.sound({ ...call, recording }), /text.recording: recording-unknown/)
  }
})
