import type { DeliveryState } from '../delivery.ts'
import { bandsOf } from './bands.ts'

/** What progress needs to know of one delivery of an alert. */
export interface Reached {
  /** From the origin to the nearest address; undefined when nobody with an address has the phone. */
  readonly metres: number | undefined
  readonly state: DeliveryState
  /** When the last try began, milliseconds since the epoch. */
  readonly triedAt: number | undefined
}

/** People between two distances from the origin, and how far their alert is. */
export interface Ring {
  readonly fromMetres: number
  /** Undefined for the outermost, that has the rest. */
  readonly toMetres: number | undefined
  readonly selected: number
  readonly sent: number
  readonly delivered: number
  readonly waiting: number
  readonly lost: number
  /** When the last of it was tried; undefined while somebody waits. */
  readonly doneAt: number | undefined
}

/** Rings of a round width, each of at least five people, nearest first; none when there are fewer. */
export function ringsOf(all: readonly Reached[]): readonly Ring[] {
  const placed = all.filter(({ metres }) => metres !== undefined)
  return bandsOf(placed.map(({ metres = 0 }) => metres)).map(
    ({ fromMetres, toMetres, places }) => ({
      fromMetres,
      toMetres,
      ...tally(places.flatMap((place) => placed[place] ?? [])),
    }),
  )
}

function tally(people: readonly Reached[]) {
  const count = (...states: readonly DeliveryState[]): number =>
    people.filter(({ state }) => states.includes(state)).length
  const waiting = count('queued', 'sending', 'inDoubt')
  const times = people.flatMap(({ triedAt }) => triedAt ?? [])
  return {
    selected: people.length,
    sent: count('accepted', 'delivered'),
    delivered: count('delivered'),
    waiting,
    lost: count('failed', 'dropped'),
    doneAt: waiting === 0 && times.length > 0 ? Math.max(...times) : undefined,
  }
}
