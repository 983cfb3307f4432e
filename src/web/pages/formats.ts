import { hiddenInSum, isSmall, smallest } from '../../domain/small-numbers.ts'
import type { Key, Language, Parameters } from '../catalogue/index.ts'
import { type Fates, type FatesTold, fatesTold, type Share, sharesOf } from './shares.ts'

type Speak = (key: Key, parameters?: Parameters) => string

/**
 * How numbers, durations and times are shown, in one language and time zone. Making it takes
 * milliseconds (ECMA-402 has much to look up): a page uses what was made before it.
 */
export function formats(language: Language, timeZone: string, t: Speak) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const whole = new Intl.NumberFormat(locale)
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const people = (n: number) => (isSmall(n) ? t('few') : whole.format(n))
  return {
    number: (n: number) => whole.format(n),
    /** Nobody may be found out by asking about few people. */
    people,
    /** People in groups that are shown beside their sum, which must not tell how few one has. */
    beside: (counts: readonly number[]) => {
      const hidden = hiddenBeside(counts)
      return counts.map((n) => (hidden.has(n) ? t('some') : people(n)))
    },
    ...besideWhole(whole, t),
    percentDone,
    ...calendar(locale, timeZone),
    /** As one says it: to ten metres, and from a kilometre on to a hundred. */
    distance: (metres: number) =>
      metres < 950
        ? t('where.metres', { metres: whole.format(Math.round(metres / 10) * 10) })
        : t('where.km', { km: tenths.format(metres / 1000) }),
    duration: (seconds: number | null) => duration(seconds, t),
  }
}

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
  const date = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' })
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' })
  return {
    clock: (at: number) => clock.format(at),
    moment: (at: number | string) => moment.format(new Date(at)),
    date: (day: string) => date.format(new Date(day)),
    month: (day: string) => month.format(new Date(day)),
  }
}

/** How what is shown beside its whole is told. */
function besideWhole(whole: Intl.NumberFormat, t: Speak) {
  const share = (one: Share): string => {
    if (typeof one === 'number') return whole.format(one)
    return typeof one === 'string' ? t(one) : t('at-least', { n: whole.format(one.least) })
  }
  const inWords = ({ sent, delivered, waiting, lost, dropped }: FatesTold) => ({
    sent: share(sent),
    delivered: share(delivered),
    waiting: share(waiting),
    lost: share(lost),
    dropped: share(dropped),
  })
  return {
    /** One of them. */
    share,
    /** Parts of a whole that is shown too; one that would tell a small one is told by its least. */
    shares: (counts: readonly number[]) => sharesOf(counts).map(share),
    /** What became of messages, beside to how many they go. */
    fates: (fates: Fates, others: number) => inWords(fatesTold(fates, others)),
    /** The same where it is settled what is told. */
    toldWords: inWords,
  }
}

/** For a bar, in whole percents: few people are all drawn alike, those who wait and those who had it. */
function percentDone(all: number, waiting: number): number {
  const few = (n: number) => (isSmall(n) ? smallest / 2 : n)
  const done = isSmall(waiting) ? few(all) - few(waiting) : few(all - waiting)
  return all === 0 ? 0 : Math.round((100 * done) / few(all))
}

/** Counts of one value are all hidden, or none is; one alone is its own sum, and nobody is nobody. */
function hiddenBeside(counts: readonly number[]): ReadonlySet<number> {
  const some = counts.filter((n) => n > 0)
  const isHidden = some.length > 1 ? hiddenInSum(some) : []
  return new Set(some.filter((_, at) => isHidden[at]))
}

function duration(seconds: number | null, t: Speak): string {
  if (seconds === null) return t('check.when.never')
  if (seconds < 90) return t('seconds', { seconds: Math.round(seconds) })
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return t('minutes', { minutes })
  return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}
