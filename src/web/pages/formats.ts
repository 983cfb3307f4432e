import { localDay } from '../../domain/schedule.ts'
import { isSmall } from '../../domain/small-numbers.ts'
import type { Key, Language, Parameters } from '../catalogue/index.ts'
import { minutesSaved, minutesTold } from '../forecast-told.ts'
import { type FatesTold, percentDone, type Told, toldIfAny } from '../in-fives.ts'

type Speak = (key: Key, parameters?: Parameters) => string

/**
 * How numbers, durations and times are shown, in one language and time zone. Making it takes
 * milliseconds (ECMA-402 has much to look up): a page uses what was made before it.
 */
export function formats(language: Language, timeZone: string, t: Speak) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const whole = new Intl.NumberFormat(locale)
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const told = (one: Told) => (one === '<5' ? t('few') : whole.format(one))
  return {
    number: (n: number) => whole.format(n),
    /** As it is told of an action. */
    told,
    /** People of whom nobody may be found out: as it is told of an action, and nobody is nobody. */
    people: (n: number) => told(toldIfAny(n)),
    /** People in figures that hide what would tell of few. */
    counted: (n: number) => (isSmall(n) ? t('few') : whole.format(n)),
    /** Words as they stand at the head of a column. */
    heading: (words: string) => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1),
    /** What became of messages. */
    fates: (fates: FatesTold) => ({
      ...{ sent: told(fates.sent), delivered: told(fates.delivered), lost: told(fates.lost) },
      ...{ waiting: told(fates.waiting), dropped: told(fates.dropped) },
    }),
    percentDone,
    rowsFor,
    /** How long a text is, and what still fits in its last part. */
    length: ({ parts, unitsLeft }: { parts: number; unitsLeft: number }) =>
      t(parts === 1 ? 'new.parts.one' : 'new.parts.many', {
        parts,
        left: t(unitsLeft === 1 ? 'new.left.one' : 'new.left.many', { left: unitsLeft }),
      }),
    ...calendar(locale, timeZone),
    /** As one says it: to ten metres, and from a kilometre on to a hundred. */
    distance: (metres: number) =>
      metres < 950
        ? t('where.metres', { metres: whole.format(Math.round(metres / 10) * 10) })
        : t('where.km', { km: tenths.format(metres / 1000) }),
    duration: (seconds: number | null) => duration(seconds, t),
    /** Of what is to come, or was, of an action: no finer than tells nothing of who gets it. */
    foretold: (seconds: number | null) =>
      seconds === null ? t('check.when.never') : inMinutes(minutesTold(seconds), t),
    sooner: (seconds: number) => inMinutes(minutesSaved(seconds), t),
  }
}

/** About as many letters go on a line of a text on a phone. */
const lineLetters = 36

/** So many rows show the whole of a text, and one to go on in; never fewer than four. */
const rowsFor = (text = ''): number =>
  Math.max(
    4,
    text.split('\n').reduce((rows, line) => rows + Math.ceil(line.length / lineLetters), 1),
  )

/** Times and days; a day or a month of a list as `2026-11-24`. */
function calendar(locale: string, timeZone: string) {
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' })
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const dated = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  })
  const date = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' })
  const dayOf = (at: number | string) => localDay(new Date(at).getTime(), timeZone)
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' })
  return {
    clock: (at: number) => clock.format(at),
    moment: (at: number | string) => moment.format(new Date(at)),
    /** Beside when something began: the day is told where it is another one. */
    momentAfter: (began: number | string, at: number | string) =>
      (dayOf(began) === dayOf(at) ? clock : moment).format(new Date(at)),
    /** For what is kept: with the year. */
    dated: (at: number | string) => dated.format(new Date(at)),
    date: (day: string) => date.format(new Date(day)),
    month: (day: string) => month.format(new Date(day)),
  }
}

/** No time is less than none: a clock can be put back while something runs. */
function duration(seconds: number | null, t: Speak): string {
  if (seconds === null) return t('check.when.never')
  if (seconds < 90) return t('seconds', { seconds: Math.max(0, Math.round(seconds)) })
  return inMinutes(Math.round(seconds / 60), t)
}

function inMinutes(minutes: number, t: Speak): string {
  if (minutes < 120) return t('minutes', { minutes })
  return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}
