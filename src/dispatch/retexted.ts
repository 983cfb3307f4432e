import { isDeepStrictEqual } from 'node:util'
import type { Action, PhaseText } from '../domain/action.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Fact } from '../domain/facts.ts'
import type { DraftText } from './draft.ts'
import { phaseText } from './phase-text.ts'
import type { FinalText } from './preview.ts'

/** The text is a fresh one only when its words are: who says it aloud stays with the same words. */
export function retexted(
  { id }: Action,
  { phase }: PhaseRecord,
  text: FinalText,
  draft: DraftText,
): readonly Fact[] {
  const before = phase.texts.at(-1)
  const isSame = text.sms === before?.sms && text.fetching?.sms === before.fetching?.sms
  const written = phaseText(text, draft)
  if (isSame && isDeepStrictEqual(tonguesOf(written), tonguesOf(before))) return []
  const fresh = isSame && before.voice ? { ...written, voice: before.voice } : written
  return [{ type: 'phase.retexted', action: id, phase: phase.id, text: fresh }]
}

const tonguesOf = ({ translations, fetching }: PhaseText) => [translations, fetching?.translations]
