import type { Kind } from '../action.ts'
import { localClock } from '../local-clock.ts'
import type { PeopleIndex } from '../people-index.ts'
import { localMoment } from '../schedule.ts'

/** When somebody has had many alerts, and which alerts then pass them by. */
export interface Fatigue {
  /** Alerts in a calendar month, from which on it is many. */
  readonly perMonth: number
  readonly kinds: readonly Kind[]
}

/** Kinds that warn people of danger to themselves, or on which a life hangs: they pass nobody by. */
const dangerKinds: readonly Kind[] = ['fire-smoke', 'outage', 'aed', 'warning']

/** Whether a policy can have alerts of a kind pass people by. */
export const canPassBy = (kind: Kind): boolean => !dangerKinds.includes(kind)

/**
 * Whether an alert passes by who has had many. `warning` are the kinds that go out in the quiet
 * hours: the municipality says of them that they warn people of danger to themselves.
 */
export const passesBy = ({ kinds }: Fatigue, kind: Kind, warning: readonly Kind[]): boolean =>
  kinds.includes(kind) && canPassBy(kind) && !warning.includes(kind)

/** The calendar month of a moment in a time zone: `2026-11`. */
export const localMonth = (at: number, timeZone: string): string =>
  localClock(at, timeZone).day.slice(0, 7)

/** When a month, `2026-11`, begins in a time zone; milliseconds since the epoch. */
export const monthBegins = (month: string, timeZone: string): number =>
  Date.parse(localMoment(`${month}-01T00:00`, timeZone, 'month'))

/** Alerts by phone number. */
export type HadByNumber = ReadonlyMap<string, number>

const mostCounted = 255

/** How many alerts each number of an index had, at its place in it. */
export function hadColumn({ places, numberCount }: PeopleIndex, had: HadByNumber): Uint8Array {
  const column = new Uint8Array(numberCount)
  for (const [number, alerts] of had) {
    const place = places.find(number)
    if (place !== undefined) column[place] = Math.min(alerts, mostCounted)
  }
  return column
}
