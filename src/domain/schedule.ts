import { RefusedError } from './errors.ts'

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const backwardsMs = 5 * 60 * 1000
const yearsAheadMs = 3 * 365 * 24 * 60 * 60 * 1000

/** A moment with its offset (RFC 3339) as UTC; a time without one is refused, not guessed. */
export function readMoment(text: string, field: string): string {
  const at = withOffset.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new RefusedError('moment-without-offset', { field })
  return new Date(at).toISOString()
}

/**
 * Whether the clock can be right: not clearly before the newest record, and not years after it.
 * An empty journal proves nothing against it.
 */
export const clockIsCredible = (now: number, lastFactAt: number): boolean =>
  lastFactAt === 0 || (now > lastFactAt - backwardsMs && now < lastFactAt + yearsAheadMs)

/** The calendar year of a moment in a time zone. */
export const localYear = (at: number, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' }).format(at))
