import type { Language } from './language.ts'
import { englishCardinal, englishOrdinal, englishYear } from './numbers-en.ts'
import { dutchCardinal, dutchOrdinal } from './numbers-nl.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

/** A whole number from 0 to 999 999 999 in words. */
export const cardinal = (n: number, language: Language): string =>
  language === 'nl' ? dutchCardinal(n) : englishCardinal(n)

/** The rank that belongs to a number. */
export const ordinal = (n: number, language: Language): string =>
  language === 'nl' ? dutchOrdinal(n) : englishOrdinal(n)

/** A year in words. */
export const year = (n: number, language: Language): string =>
  language === 'nl' ? dutchCardinal(n) : englishYear(n)

/** Digit by digit. */
export const digitByDigit = (digits: string, language: Language): string =>
  [...digits].map((digit) => cardinal(Number(digit), language)).join(' ')

/** By pairs, as Dutch people say numbers they dictate: "0011" is nul nul elf; an odd end alone. */
export const inPairs = (digits: string, language: Language): readonly string[] =>
  (digits.match(/\d{1,2}/g) ?? []).map((pair) =>
    pair.startsWith('0') ? digitByDigit(pair, language) : cardinal(Number(pair), language),
  )

/** Longer than this no number is a quantity; it is read out as a code. */
const mostDigits = 9

/** A run of digits: a quantity, or digit by digit if it is too long or begins with a zero. */
export const integer = (digits: string, language: Language): string =>
  digits.length > mostDigits || /^0\d/.test(digits)
    ? digitByDigit(digits, language)
    : cardinal(Number(digits), language)

/** The word between the ends of a range. */
export const upTo: Readonly<Record<Language, string>> = { nl: 'tot', en: 'to' }

/** What a number with separators may look like; groups are made out by `quantity`. */
export const written = '\\d{1,3}(?:[.,]\\d{3}){1,2}(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?'

/** The digits before and after the decimal sign. In Dutch a point parts thousands, in English a comma does. */
export function splitNumber(text: string, language: Language): readonly [string, string] {
  const thousands = language === 'nl' ? '.' : ','
  const [before = '', ...after] = text.split(/[.,]/)
  const parted = new RegExp(`^[1-9]\\d{0,2}(?:\\${thousands}\\d{3})+(?:[.,]\\d{1,2})?$`)
  if (!parted.test(text)) return [before, after.join('')]
  const fraction = /[.,](\d{1,2})$/.exec(text)?.[1] ?? ''
  const whole = fraction === '' ? text : text.slice(0, -fraction.length - 1)
  return [whole.replaceAll(thousands, ''), fraction]
}

/** A number as written, in words: "1.250" is a thousand and more, "2,5" has a decimal. */
export function quantity(text: string, language: Language): string {
  const [whole, fraction] = splitNumber(text, language)
  const head = integer(whole, language)
  if (fraction === '') return head
  const isSaidAsNumber = language === 'nl' && /^[1-9]\d?$/.test(fraction)
  const tail = isSaidAsNumber ? integer(fraction, language) : digitByDigit(fraction, language)
  return `${head} ${language === 'nl' ? 'komma' : 'point'} ${tail}`
}

const fractions: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '1/2': { nl: 'een half', en: 'a half' },
  '1/4': { nl: 'een kwart', en: 'a quarter' },
  '3/4': { nl: 'drie kwart', en: 'three quarters' },
}

/** Fractions, ranks and repeats: before the letters behind a number are taken for a house's. */
export const rankRules: readonly SpeechRule[] = [
  {
    pattern: token('(?:(\\d{1,6})\\s)?([13]/[24])'),
    say: ([, whole = '', part = ''], language) => {
      const words = fractions[part]?.[language]
      if (words === undefined || whole === '') return words
      return `${integer(whole, language)} ${language === 'nl' ? 'en' : 'and'} ${words}`
    },
  },
  {
    pattern: token('(\\d{1,9})(?:e|ste|de|st|nd|rd|th)'),
    say: ([, digits = ''], language) => ordinal(Number(digits), language),
  },
  {
    pattern: /(?:(\d{1,4})\s?-\s?)?(\d{1,9})\s?x(?![\p{L}\d])/iuy,
    say: ([, low = '', digits = ''], language) => {
      const from = low === '' ? '' : `${integer(low, language)} ${upTo[language]} `
      return `${from}${integer(digits, language)} ${language === 'nl' ? 'keer' : 'times'}`
    },
  },
]

/** Ranges, and whatever number no other rule has taken. */
export const numberRules: readonly SpeechRule[] = [
  {
    pattern: token('(\\d{1,4})\\s?-\\s?(\\d{1,4})'),
    say: ([, from = '', to = ''], language) => {
      const link = Number(to) > Number(from) ? ` ${upTo[language]} ` : ', '
      return `${integer(from, language)}${link}${integer(to, language)}`
    },
  },
  // A hyphen goes with the number it hangs on: 4-persoons.
  {
    pattern: new RegExp(`(${written})(?:-(?=\\p{L}))?`, 'uy'),
    say: ([, text = ''], language) => quantity(text, language),
  },
]
