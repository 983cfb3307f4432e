import type { AtChannel } from './at/channel.ts'
import { order } from './at/command.ts'
import { tried } from './at/tried.ts'
import { answerCall, dial, endReport, hangUpWith, listCalls, onLte } from './at/voice.ts'
import { ModemError } from './errors.ts'
import type { BroughtUp, LinkPorts } from './link.ts'
import { profileById } from './profiles/index.ts'
import type { VoiceProfile } from './profiles/profile.ts'
import { choosePath, type PathPorts } from './voice/choose-path.ts'
import { hangUpAll } from './voice/hang-up.ts'
import type { Phone } from './voice/phone.ts'
import type { PlayEnds } from './voice/play-ends.ts'
import { setUpVolte } from './volte.ts'

/** A call that stays longer than this although it was hung up is a sick modem's. */
const leftoversMs = 10_000

/** What makes a modem's calls. Where something was `unanswered` it may be there all the same. */
export type FoundPhone = Phone | 'none' | 'unanswered'

/**
 * What makes the calls of a modem of this family. One whose calls are in trouble sends all the same,
 * unless a call cannot be hung up: then it rejects, as one that does not answer.
 */
export async function phoneUnlessIll(
  channel: AtChannel,
  { profile: { id }, imei }: Pick<BroughtUp, 'profile' | 'imei'>,
  { timers, openWire, config, ports, modem }: LinkPorts,
  playEnds: PlayEnds,
): Promise<FoundPhone> {
  const profile = profileById(id)
  const voice = profile?.voice
  if (!voice) return 'none'
  playEnds.await(voice.file?.ended)
  try {
    await setUpVolte(channel, profile, { modem, imei, ports })
    const phone = await findPhone(channel, voice, {
      timers,
      openWire,
      nextEnd: () => playEnds.next(),
      ...(config.audio === undefined ? {} : { audio: config.audio }),
      isAudioConfigured: config.isAudioFound !== true,
    })
    return phone ?? 'none'
  } catch (error) {
    const mayGoOn = error instanceof ModemError && /^at-/.test(error.code)
    if (!mayGoOn) throw error
    ports.log('warn', 'modem-without-voice', { modem, error })
    return 'unanswered'
  }
}

/**
 * Makes a modem ready for calls: nothing is up that an earlier run left behind, events are on, and
 * the way for the sound is found. Undefined when there is none. Rejects with ModemError when a call
 * cannot be hung up: nothing may be sent or dialled then.
 */
async function findPhone(
  channel: AtChannel,
  voice: VoiceProfile,
  ports: Omit<PathPorts, 'ask'>,
): Promise<Phone | undefined> {
  if (!(await hangUpAll(atHangUp(channel, voice.hangUp), ports.timers, leftoversMs)))
    throw new ModemError('not-ready', 'a call cannot be hung up')
  for (const line of voice.setUp) await tried(channel, order(line))
  const path = await choosePath(voice, { ...ports, ask: (command) => channel.ask(command) })
  if (!path) return undefined
  const check = voice.volte?.check
  return {
    ...atHangUp(channel, voice.hangUp),
    path,
    mayBeFalselyActive: voice.answerTrust === 'low',
    mustResetWorn: voice.resetAfterCall !== undefined,
    dial: async (to, mayWrite) => channel.ask(dial(to, mayWrite)),
    answer: () => channel.ask(answerCall),
    endReport: () => tried(channel, endReport),
    isOnLte: async () => check && tried(channel, onLte(check)),
  }
}

/** Hanging up, by these commands in turn. */
export const atHangUp = (
  channel: AtChannel,
  lines: readonly string[],
): Pick<Phone, 'hangUp' | 'calls'> => ({
  hangUp: (n) => channel.ask(hangUpWith(lines[n % lines.length] ?? 'AT+CHUP')),
  calls: () => tried(channel, listCalls),
})
