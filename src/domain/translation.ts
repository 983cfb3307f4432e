import type { PhaseText } from './action.ts'
import type { Language } from './participant.ts'

/** A text in the words of one language, and how many SMS parts it takes. */
export interface Words {
  readonly sms: string
  readonly parts: number
}

/** A text in other languages than the one it is written in. */
export type Translations = Readonly<Partial<Record<Language, Words>>>

/** What somebody who reads this language gets: its translation, or the text itself. */
export const wordsIn = (text: PhaseText, language: Language | undefined): Words =>
  (language === undefined ? undefined : text.translations?.[language]) ?? text

/**
 * The language of a number that several may share: theirs where they all have the same and the text
 * is there in it; undefined for the text as it is written.
 */
export function sharedLanguage(
  text: PhaseText | undefined,
  languages: readonly (Language | undefined)[],
): Language | undefined {
  const [first, ...others] = languages
  const isShared = first !== undefined && others.every((language) => language === first)
  return isShared && text?.translations?.[first] ? first : undefined
}

/** The most parts that the text takes in any of its languages. */
export const mostParts = ({ parts, translations = {} }: PhaseText): number =>
  Math.max(parts, ...Object.values(translations).map((words) => words.parts))
