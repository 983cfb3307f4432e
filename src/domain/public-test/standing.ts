import type { HeldTest, PlannedTest, PublicTests } from './public-test.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const halfYearDays = 183
/** So long before it is time, it is asked for: it has to be announced as well. */
const askedDays = 31
const earliestMs = 30 * minuteMs
const latestMs = 12 * 60 * minuteMs

/** How the half-yearly test stands. */
export interface TestStanding {
  readonly last?: HeldTest
  /** Whole days since the last; undefined when there was none. */
  readonly daysAgo?: number
  readonly planned?: PlannedTest
  /** The planned one can be sent now. */
  readonly isOpen: boolean
  /** Nobody sent the planned one, and its time is over. */
  readonly isMissed: boolean
  /** What it is about time for; `planned` while a test is to come. */
  readonly level: 'fine' | 'planned' | 'soon' | 'overdue'
}

/** How the tests stand at a moment, milliseconds since the epoch. */
export function testStanding({ planned, held }: PublicTests, now: number): TestStanding {
  const last = held.at(-1)
  const since = planned ? now - Date.parse(planned.at) : undefined
  const isMissed = since !== undefined && since > latestMs
  const daysAgo = last && Math.max(0, Math.floor((now - Date.parse(last.startedAt)) / dayMs))
  const isToCome = planned !== undefined && !isMissed
  return {
    ...(last ? { last } : {}),
    ...(daysAgo === undefined ? {} : { daysAgo }),
    ...(planned ? { planned } : {}),
    isOpen: isToCome && since !== undefined && since >= -earliestMs,
    isMissed,
    level: isToCome ? 'planned' : levelOf(daysAgo),
  }
}

function levelOf(daysAgo = Number.POSITIVE_INFINITY): TestStanding['level'] {
  if (daysAgo > halfYearDays) return 'overdue'
  return daysAgo > halfYearDays - askedDays ? 'soon' : 'fine'
}

const noticeDays = 7
const fewestDaysBetween = 120

/**
 * The day that a test is proposed for, `2026-12-08`: the day after the first Monday of June or
 * December. On those Mondays NL-Alert is tested at noon, and the sirens sound.
 */
export function proposedDay({ held }: PublicTests, now: number): string {
  const last = held.at(-1)
  const earliest = Math.max(
    now + noticeDays * dayMs,
    last ? Date.parse(last.startedAt) + fewestDaysBetween * dayMs : 0,
  )
  const year = new Date(earliest).getUTCFullYear()
  const days = [year, year + 1].flatMap((one) =>
    [5, 11].map((month) => afterFirstMonday(one, month)),
  )
  const day = days.find((at) => at >= earliest) ?? earliest
  return new Date(day).toISOString().slice(0, 10)
}

/** `month` from 0. */
function afterFirstMonday(year: number, month: number): number {
  const weekday = new Date(Date.UTC(year, month, 1)).getUTCDay()
  const monday = 1 + ((8 - weekday) % 7)
  return Date.UTC(year, month, monday + 1)
}
