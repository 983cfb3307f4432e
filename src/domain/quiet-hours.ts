import { localClock, minuteOf } from './local-clock.ts'

/** Whether `at` lies in the quiet hours (`22:00-07:00`, end exclusive) of a time zone. */
export function isQuiet(at: number, quietHours: string, timeZone: string): boolean {
  const [from = '', until = ''] = quietHours.split('-')
  const [begin, end] = [minuteOf(from), minuteOf(until)]
  const now = localClock(at, timeZone).minute
  if (begin === end) return false
  return begin < end ? now >= begin && now < end : now >= begin || now < end
}
