import type { AtChannel } from './at/channel.ts'
import { order } from './at/command.ts'
import { tried } from './at/tried.ts'
import { answerCall, dial, endReport, hangUpWith, listCalls, onLte } from './at/voice.ts'
import { ModemError } from './errors.ts'
import type { VoiceProfile } from './profiles/profile.ts'
import { choosePath, type PathPorts } from './voice/choose-path.ts'
import { hangUpAll } from './voice/hang-up.ts'
import type { Phone } from './voice/phone.ts'

/** A call that stays longer than this although it was hung up is a sick modem's. */
const leftoversMs = 10_000

/**
 * Makes a modem ready for calls: nothing is up that an earlier run left behind, events are on, and
 * the way for the sound is found. Undefined when there is none. Rejects with ModemError when a call
 * cannot be hung up: nothing may be sent or dialled then.
 */
export async function findPhone(
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
