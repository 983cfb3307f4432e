import type { Language } from './language.ts'
import { cardinal, integer, quantity, splitNumber, upTo, written } from './numbers.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'
import { unitForms, unitName } from './units.ts'

/** Metres and centimetres as a height is said: 1,75 is één meter vijfenzeventig, 0,5 is vijftig centimeter. */
function metres(whole: string, fraction: string, language: Language): string {
  const centimetres = Number(fraction.padEnd(2, '0'))
  const count = Number(whole)
  if (count === 0) {
    return `${cardinal(centimetres, language)} ${unitName('cm', centimetres === 1, language) ?? ''}`
  }
  const rest = centimetres === 0 ? '' : ` ${cardinal(centimetres, language)}`
  return `${cardinal(count, language)} ${unitName('m', count === 1, language) ?? ''}${rest}`
}

const sayMetres: SpeechRule['say'] = ([, whole = '', fraction = ''], language) =>
  metres(whole, fraction, language)

/** What shows that a bare 1.75 is a height: one with its unit after it, or the word *lang*. */
const heightAhead =
  '(?=\\s(?:lang|tall)(?!\\p{L})|\\s?(?:-|à|tot|to|en|and)\\s?\\d[.,]\\d{1,2}\\s?m(?![\\p{L}\\d]))'

/** Amounts of money: euros, and cents after them or alone. */
function euros(text: string, language: Language): string {
  const [whole, fraction] = splitNumber(text, language)
  const cents = Number(fraction.slice(0, 2).padEnd(2, '0'))
  const centWords = `${cardinal(cents, language)} ${unitName('ct', cents === 1, language) ?? ''}`
  if (Number(whole) === 0 && cents > 0) return centWords
  const euro = language === 'en' && whole !== '1' ? 'euros' : 'euro'
  const head = `${integer(whole, language)} ${euro}`
  return cents === 0 ? head : `${head} ${cardinal(cents, language)}`
}

const sayEuros: SpeechRule['say'] = ([, amount = '', million = ''], language) =>
  million === ''
    ? euros(amount, language)
    : `${quantity(amount, language)} ${million.toLowerCase()} ${language === 'nl' ? 'euro' : 'euros'}`

/** Heights, distances, ages, speeds, money: a number and what it counts. */
export const measureRules: readonly SpeechRule[] = [
  {
    pattern: token(`€\\s?(${written})(?:,?-{1,2})?(?:\\s(miljoen|miljard|million|billion))?`),
    say: sayEuros,
  },
  { pattern: token(`(${written})(?:,-{1,2})?\\s?(?:euros?|eur)`), say: sayEuros },
  { pattern: token(`(${written})(?:,-{1,2})?\\s?€`), say: sayEuros },
  { pattern: token('(\\d{1,2})[.,](\\d{1,2})\\s?(?:meter|metres?|mtr|m)'), say: sayMetres },
  { pattern: token('(\\d)\\s?m\\s?(\\d{2})'), say: sayMetres },
  { pattern: token(`(\\d)[.,](\\d{1,2})${heightAhead}`), say: sayMetres },
  {
    pattern: token('(?<=(?<!\\p{L})(?:lang|lengte|tall|height)[^\\d]{0,8})([12])[.,](\\d{2})'),
    say: sayMetres,
  },
  {
    pattern: token('(\\d{1,3})[-\\s]?jarig(en?)?'),
    say: ([, age = '', ending = ''], language) =>
      `${cardinal(Number(age), language).replaceAll('é', 'e')}jarig${ending}`,
  },
  {
    pattern: token(`(?:(${written})\\s?-\\s?)?(${written})\\s?(${unitForms})(?!/)\\.?`),
    say: ([, low = '', amount = '', unit = ''], language) => {
      // "20.00u" is a time, not a length of time.
      if (/^[uh]/i.test(unit) && /\.\d\d$/.test(amount)) return undefined
      const from = low === '' ? '' : `${quantity(low, language)} ${upTo[language]} `
      const name = unitName(unit, amount === '1', language) ?? ''
      return `${from}${quantity(amount, language)} ${name}`
    },
    mayEndSentence: true,
  },
]
