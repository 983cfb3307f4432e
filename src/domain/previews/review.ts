import type { Actor } from '../accounts.ts'
import { localClock } from '../local-clock.ts'
import type { Previews } from './previews.ts'

const hourMs = 60 * 60 * 1000

/** How often one account or program looked at small areas, or asked about numbers, on one day. */
export interface ReviewDay {
  /** Of the municipality, `2026-11-24`. */
  readonly day: string
  readonly by: Actor
  /** Where the first of its hours begins and the last one ends, in milliseconds since the epoch. */
  readonly from: number
  readonly until: number
  /** Of areas of nobody or few. */
  readonly looks: number
  /** Of questions whether a number was alerted. */
  readonly asks: number
}

type Deed = Pick<ReviewDay, 'by' | 'from' | 'looks' | 'asks'>

/**
 * What a review of rights goes over, newest day first. Not where, which number, or how many take
 * part: who reviews is not told who takes part either.
 */
export function reviewDays(previews: Previews, timeZone: string): readonly ReviewDay[] {
  const days = new Map<string, ReviewDay>()
  for (const { by, from, looks, asks } of deedsIn(previews)) {
    const { day } = localClock(from, timeZone)
    const key = `${day} ${by.kind} ${by.id}`
    const known = days.get(key)
    days.set(key, {
      ...{ day, by, looks: (known?.looks ?? 0) + looks, asks: (known?.asks ?? 0) + asks },
      from: Math.min(known?.from ?? from, from),
      until: Math.max(known?.until ?? 0, from + hourMs),
    })
  }
  return [...days.values()].sort((a, b) => b.day.localeCompare(a.day) || b.until - a.until)
}

function* deedsIn({ looks, asks }: Previews): Iterable<Deed> {
  for (const { hour, by, band, times } of looks.values()) {
    const isSmall = band === 'nobody' || band === 'few'
    if (isSmall) yield { by, from: Date.parse(`${hour}:00Z`), looks: times, asks: 0 }
  }
  for (const { by, at } of asks) {
    yield { by, from: Math.floor(Date.parse(at) / hourMs) * hourMs, looks: 0, asks: 1 }
  }
}
