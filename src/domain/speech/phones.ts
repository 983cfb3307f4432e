import type { Language } from './language.ts'
import { cardinal, digitByDigit, inPairs, integer } from './numbers.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

/** Dutch codes of three digits that are in use (numbering plan of the ACM); every other area has four. */
const threeDigitCodes = /^0(?:6|10|1[345]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[4578]|91)/

/** Numbers of three or six digits that are dialled, and so are said digit by digit. */
const shortNumbers = ['112', '113', '144', '116000', '116111', '116117']

/** 06 is nul zes, 010 nul tien, 0800 nul achthonderd; the code of a small area goes by digits. */
function dialCode(code: string, language: Language): string {
  const isHundreds = /^0[89]00$/.test(code)
  const rest = code.length <= 3 || isHundreds ? code.slice(1) : ''
  if (rest === '' || rest.startsWith('0')) return digitByDigit(code, language)
  return `${integer('0', language)} ${cardinal(Number(rest), language)}`
}

/** Four digits stay together; of seven the first three do; all others go by pairs. */
function groupsOf(digits: string): readonly string[] {
  if (digits.length === 4) return [digits]
  const lead = digits.length % 2 === 1 ? digits.slice(0, 3) : ''
  const pairs = digits.slice(lead.length).match(/\d\d/g) ?? []
  return lead === '' ? pairs : [lead, ...pairs]
}

/** In Dutch a pair is said as a number; in English every digit by itself. */
function subscriber(digits: string, language: Language): string {
  const inDigits = (group: string): boolean => language === 'en' || group.length === 3
  return groupsOf(digits)
    .map((group) =>
      inDigits(group) ? digitByDigit(group, language) : inPairs(group, language).join(' '),
    )
    .join(', ')
}

function codeLength(national: string): number | undefined {
  if (/^0(?:[89]00|90[69])(?:\d{4}|\d{7})$/.test(national)) return 4
  if (national.length !== 10) return undefined
  if (national.startsWith('06')) return 2
  return threeDigitCodes.test(national) ? 3 : 4
}

/** A number in its national form, as people say it: code, pause, groups. */
export function phoneNumber(national: string, language: Language): string | undefined {
  const length = codeLength(national)
  if (length === undefined) return undefined
  const code = dialCode(national.slice(0, length), language)
  return `${code}, ${subscriber(national.slice(length), language)}`
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Points and another sign together: 08.05-09.00 and a number after it. */
const looksLikeTimes = (text: string): boolean => text.includes('.') && /[\s/-]/.test(text)

/** "112 meter" is a distance. */
const noQuantity =
  '(?!\\s?(?:%|€|°|(?:k?m|cm|kilometer|meter|met(?:er|re)s?|euro|jaar|jr|years?|kg|kilo|mensen|personen|people|min|minu(?:ut|ten)|minutes?)(?![\\p{L}\\d])))'

/** Dutch numbers, service and short numbers, 14-numbers, and numbers abroad. */
export const phoneRules: readonly SpeechRule[] = [
  {
    pattern: token('(?:\\+31|0031)[\\s-]?(?:\\(0\\))?[\\s-]?(\\d(?:[\\s.-]?\\d){8})'),
    say: ([, number = ''], language) => phoneNumber(`0${digitsOf(number)}`, language),
  },
  {
    pattern: token('\\+(\\d(?:[\\s.-]?\\d){6,14})'),
    say: ([, number = ''], language) => {
      const groups = number.split(/[\s.-]/).map((group) => subscriber(group, language))
      return ['plus', groups.join(', ')].join(' ')
    },
  },
  {
    pattern: token('0[89]0[069][\\s.-]?(?:\\d(?:[\\s.-]?\\d){6}|\\d{2}[\\s.-]?\\d{2})'),
    say: ([number = ''], language) => phoneNumber(digitsOf(number), language),
  },
  {
    pattern: token('\\(?0\\d(?:\\)?[\\s./-]{0,3}\\d){8}'),
    say: ([number = ''], language) =>
      looksLikeTimes(number) ? undefined : phoneNumber(digitsOf(number), language),
  },
  // The municipality's own number is 14 and its area code.
  {
    pattern: token('14[\\s-](0\\d{2,3})'),
    say: ([, code = ''], language) => `${cardinal(14, language)} ${dialCode(code, language)}`,
  },
  {
    pattern: token(
      '(?<=(?<!\\p{L})(?:bel|call|tel\\.?|app|sms)\\s(?:gratis\\s|naar\\s|met\\s)?)\\d{3,6}(?![.,:]\\d)' +
        noQuantity,
    ),
    say: ([number = ''], language) => digitByDigit(number, language),
  },
  {
    pattern: token(`(?:11[236](?:(?<=6)[\\s-]?\\d{3})?|144)(?![.,:]\\d)${noQuantity}`),
    say: ([number = ''], language) =>
      shortNumbers.includes(digitsOf(number))
        ? digitByDigit(digitsOf(number), language)
        : undefined,
  },
]
