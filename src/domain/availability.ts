import type { Cap, Kind } from './action.ts'
import { dayBefore, type LocalClock, localClock, minuteOf } from './local-clock.ts'
import type { Address, Hours, Participant, Pause } from './participant.ts'
import { isQuiet } from './quiet-hours.ts'

/**
 * What an alert at a moment is for somebody at one of their addresses, from what keeps it away most
 * to what lets it through; of several addresses, or people who share a phone, the best one counts.
 */
export const availabilities = ['unwanted', 'unavailable', 'quiet-hours', 'available'] as const
export type Availability = (typeof availabilities)[number]

/** What of a person decides it, for one address; phones and places do not. */
export interface Wishes {
  readonly nightAlerts: boolean
  readonly hours?: readonly Hours[]
  readonly pauses?: readonly Pause[]
  readonly unwantedKinds?: readonly Kind[]
  readonly leastUrgency?: Cap['urgency']
}

/** What is asked about; without `kind` and `urgency`, an alert that everybody wants. */
export interface Asked {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly timeZone: string
  /** `22:00-07:00`, for everybody who did not choose night alerts. */
  readonly quietHours: string
  readonly ignoresQuietHours: boolean
  readonly kind?: Kind
  readonly urgency?: Cap['urgency']
}

/** What is asked about, with the clock read once for all people. */
export interface Moment {
  readonly clock: LocalClock
  readonly isQuiet: boolean
  readonly kind: Kind | undefined
  readonly urgency: Cap['urgency'] | undefined
}

/** A moment that many people can be held against. */
export const momentOf = (asked: Asked): Moment => ({
  clock: localClock(asked.at, asked.timeZone),
  isQuiet: !asked.ignoresQuietHours && isQuiet(asked.at, asked.quietHours, asked.timeZone),
  kind: asked.kind,
  urgency: asked.urgency,
})

/** CAP 1.2 §3.2.2, the most urgent first. */
export const urgencies: readonly Cap['urgency'][] = ['Immediate', 'Expected', 'Past']

/**
 * Whether an alert at this moment suits. The municipality's quiet hours and somebody's own hours
 * both have to be open: own hours narrow, and hours of their own at night do not open the quiet
 * hours, which `nightAlerts` alone does, and it does nothing else. A kind that warns people of
 * danger to themselves ignores the quiet hours, which the municipality chose; not a pause or own
 * hours, which the person chose: who is away, or not at work, is not helped by it, and who said
 * "not then" has to be able to rely on it.
 */
export function availability(wishes: Wishes, moment: Moment): Availability {
  if (isUnwanted(wishes, moment)) return 'unwanted'
  if (isPaused(wishes.pauses, moment.clock.day)) return 'unavailable'
  if (!isWithin(wishes.hours, moment.clock)) return 'unavailable'
  return moment.isQuiet && !wishes.nightAlerts ? 'quiet-hours' : 'available'
}

/** Whether somebody said anything that can keep an alert away besides the quiet hours. */
export const hasWishes = ({ hours, pauses, unwantedKinds, leastUrgency }: Wishes): boolean =>
  hours !== undefined ||
  (pauses?.length ?? 0) > 0 ||
  (unwantedKinds?.length ?? 0) > 0 ||
  leastUrgency !== undefined

/** A person's wishes for one of their addresses. */
export const wishesFor = (person: Participant, { hours }: Address): Wishes => ({
  ...person,
  ...(hours ? { hours } : {}),
})

/** The best of several, by `availabilities`; `unwanted` of none. */
export const bestOf = (all: readonly Availability[]): Availability =>
  availabilities.findLast((one) => all.includes(one)) ?? 'unwanted'

function isUnwanted({ unwantedKinds, leastUrgency }: Wishes, { kind, urgency }: Moment): boolean {
  if (kind !== undefined && unwantedKinds?.includes(kind)) return true
  if (leastUrgency === undefined || urgency === undefined) return false
  return urgencies.indexOf(urgency) > urgencies.indexOf(leastUrgency)
}

/** Whether somebody gets nothing on a local day, `2026-12-24`. */
export const isPaused = (pauses: readonly Pause[] = [], day: string): boolean =>
  pauses.some(({ from, until }) => from <= day && day <= until)

/**
 * Whether the clock on the wall shows a time within these hours: the one that people look at, also
 * in the nights in which it is put forward or back. No hours at all is always; an empty list, never.
 */
export const isWithin = (hours: readonly Hours[] | undefined, clock: LocalClock): boolean =>
  hours === undefined || hours.some((one) => isIn(one, clock))

function isIn({ days, from, until }: Hours, { weekday, minute }: LocalClock): boolean {
  const [begin, end] = [minuteOf(from), minuteOf(until)]
  if (begin < end) return days.includes(weekday) && minute >= begin && minute < end
  const hasBegun = days.includes(weekday) && minute >= begin
  return hasBegun || (days.includes(dayBefore(weekday)) && minute < end)
}
