import type { Language } from './language.ts'
import { cardinal, ordinal, year } from './numbers.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

const months: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    ['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
    ['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  ].flat(),
  en: [
    ['January', 'February', 'March', 'April', 'May', 'June'],
    ['July', 'August', 'September', 'October', 'November', 'December'],
  ].flat(),
}

const weekdays: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    ma: 'maandag',
    di: 'dinsdag',
    wo: 'woensdag',
    do: 'donderdag',
    vr: 'vrijdag',
    za: 'zaterdag',
    zo: 'zondag',
  },
  en: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
}
const weekday = Object.values(weekdays).flatMap(Object.keys).join('|')

/** Both languages by their first letters; maart, mei, march and may need their own. */
const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ').map(pair),
  ...'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map(pair),
  ['maa', 3],
])

function pair(name: string, index: number): [string, number] {
  return [name, index + 1]
}

const monthName =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|june?|juni|july?|juli|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** A date in words; undefined if the calendar has no such day or month. */
function spokenDate(
  day: number,
  month: number,
  yearDigits: string,
  language: Language,
): string | undefined {
  const name = months[language][month - 1]
  if (name === undefined || day < 1 || day > 31) return undefined
  const digits = yearDigits.length === 2 ? `20${yearDigits}` : yearDigits
  const words = digits === '' ? '' : year(Number(digits), language)
  return language === 'nl'
    ? `${cardinal(day, 'nl')} ${name} ${words}`.trimEnd()
    : `the ${ordinal(day, 'en')} of ${name}${words === '' ? '' : `, ${words}`}`
}

const named = (
  day: string,
  month: string,
  yearDigits: string,
  language: Language,
): string | undefined =>
  spokenDate(
    Number(day),
    monthNumbers.get(month.slice(0, 3).toLowerCase()) ?? 0,
    yearDigits,
    language,
  )

const sayDayAndMonth: SpeechRule['say'] = ([, day = '', month = ''], language) =>
  spokenDate(Number(day), Number(month), '', language)

/** Dates in digits or with a month's name, in the Dutch order or that of ISO 8601. */
export const dateRules: readonly SpeechRule[] = [
  {
    pattern: token('(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![-./]\\d)'),
    say: ([, day = '', , month = '', yearDigits = ''], language) =>
      spokenDate(Number(day), Number(month), yearDigits, language),
  },
  {
    pattern: token('(\\d{4})-(\\d{2})-(\\d{2})'),
    say: ([, yearDigits = '', month = '', day = ''], language) =>
      spokenDate(Number(day), Number(month), yearDigits, language),
  },
  // Without a year "3-1" is as well a score or a house: only beside a word that wants a day.
  {
    pattern: token(
      `(?<=(?<!\\p{L})(?:op|sinds|vanaf|per|on|since|[a-z]{2,5}dag|(?:${weekday})\\.?)\\s)(\\d{1,2})[-/](\\d{1,2})(?![-/.,]\\d)`,
    ),
    say: sayDayAndMonth,
  },
  {
    pattern: token('(\\d{1,2})[-/](\\d{1,2})(?=\\s(?:om|rond|tussen|at)\\s\\d)'),
    say: sayDayAndMonth,
  },
  {
    pattern: token(
      `(\\d{1,2})(?:e|ste|de|st|nd|rd|th)?(?:\\sof)?\\s(${monthName})\\b\\.?(?:\\s'?(\\d{4}))?`,
    ),
    say: ([, day = '', month = '', yearDigits = ''], language) =>
      named(day, month, yearDigits, language),
    mayEndSentence: true,
  },
  {
    pattern: token(`(${monthName})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(\\d{4}))?`),
    say: ([, month = '', day = '', yearDigits = ''], language) =>
      language === 'en' ? named(day, month, yearDigits, language) : undefined,
  },
  {
    pattern: token('(?<=(?<!\\p{L})(?:in|since|year)\\s)(1[1-9]\\d\\d|20\\d\\d)'),
    say: ([, digits = ''], language) =>
      language === 'en' ? year(Number(digits), 'en') : undefined,
  },
  // "zo" and "do" are words too: a day of the week has a date behind it, or another such day.
  {
    pattern: token(`(${weekday})\\.?(?=\\s\\d{1,2}(?:[-/]\\d|\\s${monthName}))`),
    say: ([, day = ''], language) => weekdays[language][day.toLowerCase()],
  },
  {
    pattern: token(`(${weekday})\\.?(?:\\s?-\\s?|\\st/m\\s)(${weekday})\\.?`),
    say: ([, first = '', last = ''], language) => {
      const days = [first, last].map((day) => weekdays[language][day.toLowerCase()])
      return days.includes(undefined)
        ? undefined
        : days.join(language === 'nl' ? ' tot en met ' : ' to ')
    },
    mayEndSentence: true,
  },
]
