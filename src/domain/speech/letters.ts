import type { Language } from './language.ts'
import { digitByDigit, inPairs } from './numbers.ts'

/**
 * The names of the letters, spelled so that a synthesiser says them as words: given the bare
 * letters, espeak-ng 1.51 says a Dutch S and V as mere sounds, and takes "en" and "er" for words.
 */
const names: Readonly<Record<Language, string>> = {
  nl: 'aa bee cee dee ee ef gee haa ie jee kaa el em en oo pee kuu èr es tee uu vee wee iks ij zet',
  en: 'ay bee see dee ee ef gee aitch eye jay kay ell em en oh pee cue are ess tee you vee double-you ex why zed',
}

/** The name of a letter without accents; any other letter has none and stays as it is. */
export const letterName = (letter: string, language: Language): string =>
  names[language].split(' ')[letter.toLowerCase().charCodeAt(0) - 97] ?? letter.toLowerCase()

/** Letter by letter; an accent is left off (É is said as E). */
export const spelled = (letters: string, language: Language): string =>
  [...letters.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => letterName(letter, language))
    .join(' ')

/** Letters by name; one digit by itself, two or four by pairs, three one by one. */
const group = (characters: string, language: Language): string => {
  if (!/^\d/.test(characters)) return spelled(characters, language)
  return characters.length % 2 === 0
    ? inPairs(characters, language).join(' ')
    : digitByDigit(characters, language)
}

/** A code of letters and digits, with a pause where they change: "AE-123-O". */
export const spelledCode = (code: string, language: Language): string =>
  (code.match(/\p{L}+|\d+/gu) ?? []).map((characters) => group(characters, language)).join(', ')
