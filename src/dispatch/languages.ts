import type { PhaseText } from '../domain/action.ts'
import type { Recipient } from '../domain/facts.ts'
import type { Language } from '../domain/participant.ts'
import type { State } from '../domain/state.ts'
import { wordsIn } from '../domain/translation.ts'
import { languageOf } from './eligibility.ts'

/** A text over those who get it: in which languages, and how many parts that takes. */
export interface Spread {
  /** How many get which translation; who gets the text as it is written is not in it. */
  readonly byLanguage: Readonly<Partial<Record<Language, number>>>
  /** SMS parts a message, on average. */
  readonly parts: number
}

/** Who gets which translation of a text, and how long that makes a message on average. */
export function spreadOf(
  state: State,
  recipients: readonly Recipient[],
  text: PhaseText | undefined,
): Spread {
  if (!text?.translations || recipients.length === 0) {
    return { byLanguage: {}, parts: text?.parts ?? 1 }
  }
  const byLanguage: Partial<Record<Language, number>> = {}
  let parts = 0
  for (const recipient of recipients) {
    const language = languageOf(state, recipient, text)
    if (language) byLanguage[language] = (byLanguage[language] ?? 0) + 1
    parts += wordsIn(text, language).parts
  }
  return { byLanguage, parts: parts / recipients.length }
}
