import { addDays } from '../schedule.ts'

const months: readonly (readonly string[])[] = [
  ['jan', 'januari', 'january', 'januar', 'sty', 'stycznia'],
  ['feb', 'februari', 'february', 'febr', 'februar', 'lut', 'lutego'],
  ['mrt', 'maart', 'mar', 'march', 'maa', 'marz', 'maerz', 'marca'],
  ['apr', 'april', 'kwi', 'kwietnia'],
  ['mei', 'may', 'mai', 'maj', 'maja'],
  ['jun', 'juni', 'june', 'cze', 'czerwca'],
  ['jul', 'juli', 'july', 'lip', 'lipca'],
  ['aug', 'augustus', 'august', 'sie', 'sierpnia'],
  ['sep', 'sept', 'september', 'wrz', 'wrzesnia'],
  ['okt', 'oct', 'oktober', 'october', 'paz', 'pazdziernika'],
  ['nov', 'november', 'lis', 'listopada'],
  ['dec', 'december', 'dez', 'dezember', 'gru', 'grudnia'],
]

/** From Sunday, as the calendar of JavaScript counts. */
const weekdays: readonly (readonly string[])[] = [
  ['zondag', 'sunday', 'zo', 'sun'],
  ['maandag', 'monday', 'ma', 'mon'],
  ['dinsdag', 'tuesday', 'di', 'tue'],
  ['woensdag', 'wednesday', 'wo', 'wed'],
  ['donderdag', 'thursday', 'do', 'thu'],
  ['vrijdag', 'friday', 'vr', 'fri'],
  ['zaterdag', 'saturday', 'za', 'sat'],
]

const others =
  'tot en met t/m tm until till til to thru through up voor for van vanaf from dag dagen day days ' +
  'week weken weeks maand maanden month months morgen overmorgen tomorrow ' +
  'bis zum vom von tag tage woche wochen monat monate morgen od do dni tydzien tygodnie jutro'
const calendarWords = new Set([...months, ...weekdays, others.split(' ')].flat())

/** Whether a word is of the calendar, or joins two that are. */
export const isCalendarWord = (word: string): boolean => calendarWords.has(word)

const monthName = `(?:${months.flat().join('|')})`
const dayName = `(?:(?:${weekdays.flat().join('|')}) )?`
const year = String.raw`(?:[ \-/.]?(?:20)?\d\d)?`

/** One date, without groups, to build a larger form with. */
export const dateForm = [
  String.raw`20\d\d-\d\d?-\d\d?`,
  String.raw`${dayName}\d{1,2}(?:e|de|ste|st|nd|rd|th)?(?: of)?[ \-/.]?${monthName}${year}`,
  String.raw`${monthName} \d{1,2}(?:st|nd|rd|th)?(?: 20\d\d)?`,
  String.raw`${dayName}\d{1,2}[\-/.]\d{1,2}(?:[\-/.](?:20)?\d\d)?`,
].join('|')

const iso = /^(20\d\d)-(\d\d?)-(\d\d?)$/
const named = new RegExp(
  `^${dayName}(\\d{1,2})(?:e|de|ste|st|nd|rd|th)?(?: of)?[ \\-/.]?(${monthName})(?:[ \\-/.]?((?:20)?\\d\\d))?$`,
)
const monthFirst = new RegExp(`^(${monthName}) (\\d{1,2})(?:st|nd|rd|th)?(?: (20\\d\\d))?$`)
const numeric = new RegExp(`^${dayName}(\\d{1,2})[\\-/.](\\d{1,2})(?:[\\-/.]((?:20)?\\d\\d))?$`)

/** A written date as `2027-01-03`; without a year the first such day from `today` on. */
export function readDate(said: string, today: string): string | undefined {
  const [, y, m, d] = iso.exec(said) ?? []
  if (y !== undefined) return dateOf(Number(y), Number(m), Number(d))
  const [, day, name, after] = named.exec(said) ?? []
  if (day !== undefined) return placed(Number(day), monthOf(name), after, today)
  const [, month, of, inYear] = monthFirst.exec(said) ?? []
  if (month !== undefined) return placed(Number(of), monthOf(month), inYear, today)
  const [, first, second, last] = numeric.exec(said) ?? []
  return first === undefined ? undefined : placed(Number(first), Number(second), last, today)
}

const monthOf = (name = ''): number => months.findIndex((names) => names.includes(name)) + 1

function placed(
  day: number,
  month: number,
  inYear: string | undefined,
  today: string,
): string | undefined {
  if (inYear !== undefined) return dateOf(2000 + (Number(inYear) % 100), month, day)
  const thisYear = Number(today.slice(0, 4))
  return [thisYear, thisYear + 1]
    .map((candidate) => dateOf(candidate, month, day))
    .find((date) => date !== undefined && date >= today)
}

/** `morgen`, `maandag`: the first such day after today. */
export function readWeekday(said: string, today: string): string | undefined {
  if (['morgen', 'tomorrow', 'jutro'].includes(said)) return addDays(today, 1)
  if (said === 'overmorgen') return addDays(today, 2)
  const wanted = weekdays.findIndex((names) => names.includes(said))
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, days))
  return ahead.find((day) => day !== undefined && new Date(day).getUTCDay() === wanted)
}

function dateOf(inYear: number, month: number, day: number): string | undefined {
  const two = (part: number): string => String(part).padStart(2, '0')
  const date = `${String(inYear).padStart(4, '0')}-${two(month)}-${two(day)}`
  // A 30th of February comes back as another day, and a 13th month not at all.
  return addDays(date, 0) === date ? date : undefined
}
