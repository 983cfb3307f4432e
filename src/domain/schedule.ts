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

/** The calendar day of a moment in a time zone: `2026-11-24`. */
export const localDay = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)

/** Whether a text is a day of the calendar, `2027-06-30`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at) &&
    new Date(at).toISOString().startsWith(text)
  )
}

/** The day that is `days` later; undefined when `day` is none. */
export function addDays(day: string, days: number): string | undefined {
  const at = Date.parse(`${day}T00:00:00Z`) + days * dayMs
  return Math.abs(at) < 8e15 ? new Date(at).toISOString().slice(0, 10) : undefined
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * `2026-11-24T20:00`, as a date field gives it, in a time zone. In the repeated hour of autumn the
 * first of the two; in the missing hour of spring as much later as the clock goes forward.
 */
export function localMoment(local: string, timeZone: string, field: string): string {
  const wall = Date.parse(`${local}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) || Number.isNaN(wall)) {
    throw new RefusedError('moment-unknown', { field })
  }
  const offsetMs = (at: number): number => wallOf(at, timeZone) - at
  const [before, after] = [wall - offsetMs(wall - dayMs), wall - offsetMs(wall + dayMs)]
  const isMeant = (at: number): boolean => wallOf(at, timeZone) === wall
  return new Date(isMeant(before) || !isMeant(after) ? before : after).toISOString()
}

/** What a clock on the wall shows, as if it stood in UTC. Whole seconds. */
function wallOf(at: number, timeZone: string): number {
  return Date.parse(`${wallClock(timeZone).format(at).replace(' ', 'T')}Z`)
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as reading it. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone)
  if (known) return known
  const style = { dateStyle: 'short', timeStyle: 'medium' } as const
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, ...style })
  wallClocks.set(timeZone, made)
  return made
}
