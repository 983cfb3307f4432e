import { RefusedError } from '../errors.ts'
import { addDays, localDay, localMoment } from '../schedule.ts'

const minuteMs = 60_000
const mostMinutes = 24 * 60
/** A clock on a kitchen wall that is ahead of ours does not mean yesterday. */
const aheadMs = 5 * minuteMs

const ago = /^(\d{1,3}|\d{4}(?=\s*m))\s*(?:m|min|minuten|minutes)?\.?(?:\s+(?:geleden|ago))?$/i
/** A time by itself may be four digits; among words it has a point, a colon or a u. */
const times: readonly RegExp[] = [
  /^([01]\d|2[0-3])([0-5]\d)$/,
  /(?<![\d.:])([01]?\d|2[0-3])\s?[:.u]\s?([0-5]\d)(?![\d:]|\.\d)/i,
]

/** Minutes, as a caller says how long ago something was: `15`, `15 min`, `20 geleden`. */
export function minutesAgo(said: string): number | undefined {
  const minutes = Number(ago.exec(said)?.[1] ?? Number.NaN)
  return minutes <= mostMinutes ? minutes : undefined
}

/** A time that comes within so long was hardly a day ago; further ahead it is yesterday's. */
const soonMs = 60 * minuteMs

const isYesterday = /(?<!\p{L})(?:gister(?:en|avond)|yesterday)(?!\p{L})/iu
/** What was said of a time as Dutch texts write it, whichever language somebody's screen has. */
export const dutchTime = (said: string): string =>
  said.replace(/(?<!\p{L})yesterday(?: at)?(?!\p{L})/iu, 'gisteren')

/** The night that was, on whichever side of midnight. */
const isLastNight = /(?<!\p{L})vannacht(?!\p{L})/iu

/**
 * When somebody left, as a caller says it: `15` or `15 min` ago, or a time, `14:32`, `rond 14.32 uur`:
 * the last time that the clock showed it. Milliseconds since the epoch, never later than now. Refuses
 * (`since-ahead`) a time that comes within the hour, unless it is said to be yesterday's.
 */
export function readSince(said: string, now: number, timeZone: string): number {
  const minutes = minutesAgo(said)
  if (minutes !== undefined) return now - minutes * minuteMs
  const [, hour, minute] = times.map((time) => time.exec(said)).find((found) => found) ?? []
  if (hour === undefined) throw new RefusedError('since-unreadable', { field: 'ago' })
  const clock = `${hour.padStart(2, '0')}:${minute}`
  const on = (days: number): number =>
    Date.parse(localMoment(`${addDays(localDay(now, timeZone), days)}T${clock}`, timeZone, 'ago'))
  const [yesterday, today] = [on(-1), on(0)]
  if (isYesterday.test(said)) return yesterday
  const last = today <= now ? today : yesterday
  if (isLastNight.test(said)) return last
  // Just before midnight the time that comes is tomorrow's.
  const ahead = (today > now ? today : on(1)) - now
  if (ahead <= aheadMs) return now
  if (ahead >= soonMs) return last
  throw new RefusedError('since-ahead', { field: 'ago', parameters: { time: clock } })
}
