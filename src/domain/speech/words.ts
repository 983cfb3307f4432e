import { spelled, spelledCode } from './letters.ts'
import { cardinal } from './numbers.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

/** Said by their letters, however they are written. */
const acronyms = new Set('aed anwb apk azc bmw ehbo ggd gps rivm sms suv tv umc usb'.split(' '))

/** In small letters these are words, or no word of ours. */
const acronymsInCapitals = new Set('EU IC ICE ID OV'.split(' '))

/** These capitals are words by themselves: the Dutch *u*, the English *a* and *I*. */
const oneLetterWords = { nl: ['U'], en: ['A', 'I'] }

const hasNoVowel = (word: string): boolean => !/[AEIOUY]/.test(word.normalize('NFD'))

const isSpelled = (word: string): boolean =>
  acronyms.has(word.toLowerCase()) ||
  acronymsInCapitals.has(word) ||
  (/^\p{Lu}{2,}$/u.test(word) && hasNoVowel(word))

/** From two to twelve; I, V and X by themselves are letters. */
const roman = ['', '', 'II', 'III', 'IV', '', 'VI', 'VII', 'VIII', 'IX', '', 'XI', 'XII']

/** Roads and models (A7, N366), pieces of a plate, capitals for stress, and letters. */
export const wordRules: readonly SpeechRule[] = [
  {
    pattern: token('([A-Z]{1,3})(\\d{1,4})', ''),
    say: ([, letters = '', digits = ''], language) =>
      `${spelled(letters, language)} ${cardinal(Number(digits), language)}`,
  },
  {
    pattern: token('\\d{1,3}-[A-Z]{1,3}|[A-Z]{1,3}-\\d{1,3}', ''),
    say: ([code = ''], language) => spelledCode(code, language),
  },
  {
    pattern: token('[IVX]{2,4}', ''),
    say: ([numeral = ''], language) => {
      const value = roman.indexOf(numeral)
      return value < 0 ? undefined : cardinal(value, language)
    },
  },
  // What hangs on a spelled word goes with it: AED-kast, AED's.
  {
    pattern: /(?<![\p{L}\d])(\p{L}{2,})(?:('\p{Ll}{1,2})(?!\p{L})|-(?=\p{L})|(?![\p{L}\d]))/uy,
    say: ([, word = '', ending = ''], language) =>
      isSpelled(word) ? `${spelled(word, language)}${ending}` : undefined,
  },
  {
    pattern: token('([a-z][a-z-]{1,60})\\.(nl|com|org|net|eu)'),
    say: ([, name = '', top = ''], language) => {
      const ending = ['com', 'net'].includes(top) ? top : spelled(top, language)
      return `${name} ${language === 'nl' ? 'punt' : 'dot'} ${ending}`
    },
  },
  {
    pattern: token('\\p{Lu}(?!-\\p{L})', ''),
    say: ([letter = ''], language) =>
      oneLetterWords[language].includes(letter) ? letter : spelled(letter, language),
  },
  // A heading in capitals is a sentence of its own: REANIMATIE Kerklaan.
  {
    pattern: token('(\\p{Lu}{4,})(?=\\s\\p{Lu}\\p{Ll})', ''),
    say: ([, word = '']) => `${word.toLowerCase()}.`,
  },
  // Capitals are for stress; a synthesiser may take them for an abbreviation and spell them.
  { pattern: token("\\p{Lu}{2,}(?:'\\p{L}{1,2})?", ''), say: ([word = '']) => word.toLowerCase() },
]
