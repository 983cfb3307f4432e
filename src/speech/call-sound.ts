import { setImmediate as turn } from 'node:timers/promises'
import { forTelephone } from '../../hardware/voice/prepare-recording.ts'
import { type Sound, soundOf } from '../../hardware/voice/sound.ts'
import type { CallScript } from '../domain/speech/call-script.ts'
import { assemble, trimmed } from './assemble.ts'
import type { Voice } from './voice.ts'

/** One stretch of a call between two pauses: to be spoken, or recorded. */
export type Passage = string | Sound

/** What a call says, in order. A recording stands for the message, and is heard again like it. */
export function passagesOf(script: CallScript, recording?: Sound): readonly Passage[] {
  const { opening, message, again, labels, repeat, keys } = script
  if (!recording) return [opening, message, again, keys]
  const label = labels === '' ? [] : [labels]
  return [opening, ...label, recording, repeat, ...label, recording, keys]
}

/** The sound of these passages; rejects when the voice fails. */
export async function speak(passages: readonly Passage[], voice: Voice): Promise<Sound> {
  const said = new Map<string, Int16Array>()
  const parts: Int16Array[] = []
  for (const passage of passages) {
    if (typeof passage !== 'string') {
      parts.push(passage.samples)
      continue
    }
    const known = said.get(passage) ?? trimmed(forTelephone(await voice.say(passage)))
    said.set(passage, known)
    parts.push(known)
    // Calls that are going on have a frame to send every 20 ms.
    await turn()
  }
  return soundOf(assemble(parts))
}

/** A call without a voice to speak the rest: the recording, and the recording again. */
export const recordedOnly = ({ samples }: Sound): Sound => soundOf(assemble([samples, samples]))
