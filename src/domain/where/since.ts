import { RefusedError } from '../errors.ts'
import { localDay, localMoment } from '../schedule.ts'

const dayMs = 24 * 60 * 60 * 1000
const minuteMs = 60_000
const mostMinutes = 24 * 60
/** A clock on a kitchen wall that is ahead of ours does not mean yesterday. */
const aheadMs = 5 * minuteMs

/**
 * When somebody left, as a caller says it: `15` or `15 min` ago, or a time, `14:32`, `14.32 uur`: the
 * last time that the clock showed it. Milliseconds since the epoch, never later than now.
 */
export function readSince(said: string, now: number, timeZone: string): number {
  const [, minutes] = /^(\d{1,4})\s*(?:m|min|minuten|minutes)?\.?$/i.exec(said) ?? []
  if (minutes !== undefined && Number(minutes) <= mostMinutes)
    return now - Number(minutes) * minuteMs
  const [, hour, minute] = /^(\d{1,2})\s*[:.]\s*(\d{2})\s*(?:u|uur|h)?\.?$/i.exec(said) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) {
    throw new RefusedError('since-unreadable', { field: 'ago' })
  }
  const clock = `${hour.padStart(2, '0')}:${minute}`
  const on = (at: number): number =>
    Date.parse(localMoment(`${localDay(at, timeZone)}T${clock}`, timeZone, 'ago'))
  const today = on(now)
  return today <= now + aheadMs ? Math.min(now, today) : on(now - dayMs)
}
