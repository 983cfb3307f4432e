import type { Actor } from '../accounts.ts'
import { localClock } from '../local-clock.ts'
import type { Look } from './previews.ts'

const hourMs = 60 * 60 * 1000

/** How often one account or program looked at small areas on one day. */
export interface NarrowDay {
  /** Of the municipality, `2026-11-24`. */
  readonly day: string
  readonly by: Actor
  /** Where the first of its hours begins and the last one ends, in milliseconds since the epoch. */
  readonly from: number
  readonly until: number
  readonly times: number
}

/**
 * Looks at areas of nobody or few, newest day first: what a review of rights goes over. Not where,
 * and not how many live there: who reviews is not told who takes part either.
 */
export function narrowDays(looks: Iterable<Look>, timeZone: string): readonly NarrowDay[] {
  const days = new Map<string, NarrowDay>()
  for (const { hour, by, band, times } of looks) {
    if (band !== 'nobody' && band !== 'few') continue
    const from = Date.parse(`${hour}:00Z`)
    const { day } = localClock(from, timeZone)
    const key = `${day} ${by.kind} ${by.id}`
    const known = days.get(key)
    days.set(key, {
      ...{ day, by, times: (known?.times ?? 0) + times },
      from: Math.min(known?.from ?? from, from),
      until: Math.max(known?.until ?? 0, from + hourMs),
    })
  }
  return [...days.values()].sort((a, b) => b.day.localeCompare(a.day) || b.until - a.until)
}
