import type { PhaseText, Written } from '../domain/action.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import { meanOfErrands } from '../domain/errands/errands.ts'
import { type OtherLanguage, otherLanguages } from '../domain/participant.ts'
import type { ByLanguage } from '../domain/readers.ts'
import { notSmall } from '../domain/small-numbers.ts'
import type { State } from '../domain/state.ts'
import { wordsIn } from '../domain/translation.ts'
import type { DraftText, WrittenDraft } from './draft.ts'
import { readBy } from './eligibility.ts'
import type { Remark } from './preview.ts'
import { toldPhases } from './told-phases.ts'

/** How many of these numbers are of people who read another language, whatever a text is there in. */
export function readersOf(state: State, recipients: readonly Recipient[]): ByLanguage {
  const readers: Partial<Record<OtherLanguage, number>> = {}
  for (const recipient of recipients) {
    const language = readBy(state, recipient)
    if (language) readers[language] = (readers[language] ?? 0) + 1
  }
  return readers
}

/**
 * Who reads another language of all that an action is told to have, whether or not they have had it
 * yet: a language that is asked for before the start and not after it would tell who was left out.
 */
export function readersIn(state: State, action: string): ByLanguage {
  const [alert] = toldPhases(state, action)
  return readersOf(state, alert?.deliveries.map(({ recipient }) => recipient) ?? [])
}

/** A text over those who get it: in which languages, and how many parts that takes. */
export interface Spread {
  /** How many get which translation; who gets the text as it is written is not in it. */
  readonly byLanguage: ByLanguage
  /** SMS parts a message, on average; few readers of a language count as five. */
  readonly parts: number
  /** The share of the messages that are in another language, 0 to 1, reckoned alike. */
  readonly translated: number
}

/**
 * Who gets which translation of a text, and how long that makes a message on average: over who first
 * fetches an AED as well, where some do.
 */
export function spreadOf(readers: ByLanguage, all: number, text: PhaseText | undefined): Spread {
  const spread = spreadOfOne(readers, all, text)
  if (!text?.fetching) return spread
  const fetching = spreadOfOne(readers, all, text.fetching)
  return {
    ...spread,
    parts: meanOfErrands(spread.parts, fetching.parts),
    translated: meanOfErrands(spread.translated, fetching.translated),
  }
}

function spreadOfOne(readers: ByLanguage, all: number, text: Written | undefined): Spread {
  const written = text?.parts ?? 1
  if (!text?.translations || all === 0) return { byLanguage: {}, parts: written, translated: 0 }
  const byLanguage: Partial<Record<OtherLanguage, number>> = {}
  let [others, longer] = [0, 0]
  for (const language of otherLanguages) {
    const count = readers[language] ?? 0
    if (count === 0 || !text.translations[language]) continue
    byLanguage[language] = count
    others += notSmall(count)
    longer += notSmall(count) * (wordsIn(text, language).parts - written)
  }
  const messages = Math.max(notSmall(all), others)
  return { byLanguage, parts: written + longer / messages, translated: others / messages }
}

/** A text without the translations that nobody reads: what is wrong with one stops nothing. */
export function readableText({ fetching, ...text }: DraftText, readers: ByLanguage): DraftText {
  const readable = readableIn(readers)
  return { ...readable(text), ...(fetching ? { fetching: readable(fetching) } : {}) }
}

const readableIn =
  (readers: ByLanguage) =>
  (draft: WrittenDraft): WrittenDraft => {
    const { translations, ...written } = draft
    const read = otherLanguages.flatMap((language) => {
      const words = translations?.[language]
      return words !== undefined && (readers[language] ?? 0) > 0 ? [[language, words] as const] : []
    })
    return read.length === 0 ? written : { ...written, translations: Object.fromEntries(read) }
  }

const ofTranslation = /^(?:text|combined)\.(?:fetching\.)?translations\.(.+)$/

/** The language of the translation that a remark is about; undefined for the text as written. */
export const languageOfRemark = ({ field }: Pick<Remark, 'field'>): string | undefined =>
  ofTranslation.exec(field)?.[1]
