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
  const all = recording
    ? [opening, labels, recording, repeat, labels, recording, keys]
    : [opening, message, again, keys]
  return all.filter((passage) => passage !== '')
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
    const known = said.get(passage) ?? trimmed(await forTelephone(await voice.say(passage)))
    said.set(passage, known)
    parts.push(known)
  }
  return soundOf(assemble(parts))
}

/** A call without a voice to speak the rest: the recording, and the recording again. */
export const recordedOnly = ({ samples }: Sound): Sound => soundOf(assemble([samples, samples]))
