import { type Language, type OtherLanguage, otherLanguages } from './participant.ts'

/** How many numbers, by a language that is not Dutch. */
export type ByLanguage = Readonly<Partial<Record<OtherLanguage, number>>>

/** A language as a column of numbers has it: 0 for Dutch, and for who did not choose. */
export const languageNumber = (language: Language | undefined): number =>
  language === undefined || language === 'nl' ? 0 : otherLanguages.indexOf(language) + 1

/** Of two who share a number: the language of both, or 0 where they differ. */
export const languageOfBoth = (one: number, other: number): number => (one === other ? one : 0)

/** How many of these numbers are of people who read another language. */
export function countReaders(languages: Uint8Array, numbers: Uint32Array): ByLanguage {
  const readers: Partial<Record<OtherLanguage, number>> = {}
  for (let at = 0; at < numbers.length; at++) {
    const spoken = languages[numbers[at] ?? 0] ?? 0
    // Most read Dutch: asking a list for its place -1 costs many times what this does.
    if (spoken === 0) continue
    const language = otherLanguages[spoken - 1]
    if (language) readers[language] = (readers[language] ?? 0) + 1
  }
  return readers
}
