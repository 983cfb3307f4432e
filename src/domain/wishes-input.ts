import { RefusedError } from './errors.ts'
import { type Hours, type Pause, weekdays } from './participant.ts'
import { isDay } from './schedule.ts'

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/

/** Hours as a form or the API has them; `24:00` is midnight. Refuses no day, and what is no time. */
export function readHours(hours: readonly Hours[], field: string): readonly Hours[] {
  if (hours.length === 0) throw new RefusedError('hours-empty', { field })
  return hours.map(({ days, from, until }, i) => {
    const known = weekdays.filter((day) => days.includes(day))
    if (known.length === 0) throw new RefusedError('hours-days', { field: `${field}/${i}/days` })
    return {
      days: known,
      from: readTime(from, `${field}/${i}/from`),
      until: readTime(until === '24:00' ? '00:00' : until, `${field}/${i}/until`),
    }
  })
}

function readTime(text: string, field: string): string {
  if (!clockTime.test(text)) throw new RefusedError('hours-time', { field })
  return text
}

/** Pauses in order; refuses what is no day, and one that ends before it begins. */
export function readPauses(pauses: readonly Pause[], field: string): readonly Pause[] {
  return pauses
    .map(({ from, until }, i) => {
      if (!isDay(from)) throw new RefusedError('day-unknown', { field: `${field}/${i}/from` })
      if (!isDay(until)) throw new RefusedError('day-unknown', { field: `${field}/${i}/until` })
      if (until < from) throw new RefusedError('pause-order', { field: `${field}/${i}/until` })
      return { from, until }
    })
    .sort((a, b) => a.from.localeCompare(b.from))
}

/** Younger than this nobody takes part (domain rule A4). */
export const leastAge = 16
const oldestAge = 120

/**
 * The year of birth, in the year it is now. Who becomes sixteen in this year may be so already: only
 * who cannot be is refused here, and a form asks whether they are.
 */
export function readBirthYear(bornIn: number, thisYear: number, field: string): number {
  const age = thisYear - bornIn
  if (!Number.isInteger(bornIn) || age > oldestAge || age < 0) {
    throw new RefusedError('birth-year-unknown', { field })
  }
  if (age < leastAge)
    throw new RefusedError('too-young', { field, parameters: { least: leastAge } })
  return bornIn
}
