import type { PhaseText, Written } from './action.ts'
import type { Language, OtherLanguage } from './participant.ts'

/** A text in the words of one language, and how many SMS parts it takes. */
export interface Words {
  readonly sms: string
  readonly parts: number
  /** What is said in a call, where that is not the SMS put into words. */
  readonly voice?: string
}

/** A text in other languages than the one it is written in. */
export type Translations = Readonly<Partial<Record<OtherLanguage, Words>>>

/** What somebody who reads this language gets: its translation, or the text itself. */
export const wordsIn = (
  text: Written,
  language: Language | undefined,
): Pick<Words, 'sms' | 'parts'> =>
  (language === undefined || language === 'nl' ? undefined : text.translations?.[language]) ?? text

/** The language that all who share a number read; undefined for Dutch, and where they differ. */
export function sharedLanguage(
  languages: readonly (Language | undefined)[],
): OtherLanguage | undefined {
  const [first, ...others] = languages
  const isShared = first !== undefined && others.every((language) => language === first)
  return isShared && first !== 'nl' ? first : undefined
}

/** The most parts that the text takes for anybody, in any of its languages. */
export const mostParts = ({ fetching, ...text }: PhaseText): number =>
  Math.max(...[text, ...(fetching ? [fetching] : [])].map(mostOf))

const mostOf = ({ parts, translations = {} }: Written): number =>
  Math.max(parts, ...Object.values(translations).map((words) => words.parts))
