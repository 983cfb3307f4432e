import type { Phase } from '../action.ts'
import type { Participant } from '../participant.ts'
import { isQuiet } from '../quiet-hours.ts'
import { localDay, localMoment } from '../schedule.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** A site's quiet hours (`22:00-07:00`) and the clock they are read on. */
export interface Nights {
  readonly quietHours: string
  readonly timeZone: string
}

let lastAsked: { readonly key: string; readonly morning: number } | undefined

/**
 * The first end of the quiet hours after a moment, milliseconds since the epoch. Reckoned once for
 * all phones that wait for the same: a calendar takes milliseconds.
 */
export function morningAfter(at: number, nights: Nights): number {
  const key = `${at} ${nights.quietHours} ${nights.timeZone}`
  if (lastAsked?.key === key) return lastAsked.morning
  const morning = nextEnd(at, nights)
  lastAsked = { key, morning }
  return morning
}

function nextEnd(at: number, { quietHours, timeZone }: Nights): number {
  const [, until = '07:00'] = quietHours.split('-')
  const endOn = (day: string): number =>
    Date.parse(localMoment(`${day}T${until}`, timeZone, 'quietHours'))
  const today = localDay(at, timeZone)
  const end = endOn(today)
  return end > at ? end : endOn(dayFollowing(today))
}

const dayFollowing = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + dayMs).toISOString().slice(0, 10)

/** Whether everybody who shares a phone wants results that come at night in the morning. */
export const prefersMorning = (owners: readonly Pick<Participant, 'resultInMorning'>[]): boolean =>
  owners.length > 0 && owners.every(({ resultInMorning }) => resultInMorning === true)

/** A result is valid for a day from its release: what is left of it must be enough to send it in. */
const leastLeftMs = hourMs

/** When a result that waits for the morning goes out, or undefined for one that never waits. */
export function morningOf(phase: Phase, nights: Nights): number | undefined {
  if (phase.name !== 'result' || phase.goesAtNight) return undefined
  const notAfter = Date.parse(phase.notAfter)
  const morning = morningAfter(notAfter - dayMs, nights)
  return morning + leastLeftMs <= notAfter ? morning : undefined
}

/**
 * Until when a result waits at a moment for those who prefer the morning; undefined when it does
 * not. It waits in the quiet hours only, and for the first morning after its release at most: nobody
 * is told a day late because the modems were down at seven.
 */
export function waitsUntil(phase: Phase, at: number, nights: Nights): number | undefined {
  const morning = morningOf(phase, nights)
  if (morning === undefined || at >= morning) return undefined
  return isQuiet(at, nights.quietHours, nights.timeZone) ? morning : undefined
}

/**
 * When a result that some prefer in the morning should have begun for them: at its release, or in
 * the morning when the night fell before it would have been late, `lateMs` after its release.
 */
export function morningDue(phase: Phase, lateMs: number, nights: Nights): number {
  const released = Date.parse(phase.notAfter) - dayMs
  const isNight = (at: number): boolean => isQuiet(at, nights.quietHours, nights.timeZone)
  const morning = morningOf(phase, nights)
  const waits = isNight(released) || isNight(released + lateMs)
  return waits && morning !== undefined ? morning : released
}
