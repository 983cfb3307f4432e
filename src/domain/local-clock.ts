import { type Weekday, weekdays } from './participant.ts'

/** What a calendar and a clock on the wall show. */
export interface LocalClock {
  /** `2026-11-24`. */
  readonly day: string
  readonly weekday: Weekday
  /** Since midnight as the clock shows it: the missing hour of spring has none, autumn's comes twice. */
  readonly minute: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}

/** `15.40`, as Dutch writes a time in a message; screens have `15:40`, as their formats do. */
export function writtenTime(at: number, timeZone: string): string {
  const { minute } = localClock(at, timeZone)
  return `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`
}

const dayMs = 24 * 60 * 60 * 1000
/** 1 January 1970 was a Thursday, the fourth of `weekdays`. */
const epochWeekday = 3

const minuteMs = 60_000
/** By zone, the minute that was asked about last: every message of an action asks about the same. */
const lastAsked = new Map<string, { readonly minute: number; readonly clock: LocalClock }>()

/** The clock on the wall at a moment, milliseconds since the epoch, in a time zone. */
export function localClock(at: number, timeZone: string): LocalClock {
  const minute = Math.floor(at / minuteMs)
  const known = lastAsked.get(timeZone)
  if (known?.minute === minute) return known.clock
  const clock = readClock(at, timeZone)
  lastAsked.set(timeZone, { minute, clock })
  return clock
}

function readClock(at: number, timeZone: string): LocalClock {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  const days = Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs)
  return {
    day,
    weekday: weekdays[(days + epochWeekday) % weekdays.length] ?? 'mon',
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

/** The day of the week before. */
export const dayBefore = (weekday: Weekday): Weekday =>
  weekdays[(weekdays.indexOf(weekday) + weekdays.length - 1) % weekdays.length] ?? 'mon'

const [zero, colon] = [48, 58]

/** Minutes since midnight of `08:30`; digit by digit, for a choice asks it of all who have hours. */
export function minuteOf(clock: string): number {
  let minutes = 0
  let part = 0
  for (let at = 0; at < clock.length; at++) {
    const code = clock.charCodeAt(at)
    if (code === colon) [minutes, part] = [60 * part, 0]
    else part = 10 * part + code - zero
  }
  return minutes + part
}
