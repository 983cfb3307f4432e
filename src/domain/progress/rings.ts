import type { DeliveryState } from '../delivery.ts'

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

/** Nobody may be found out by where they live: fewer are told with the ring inside theirs. */
export const fewestTold = 5

const steps = [100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 25_000]
const widest = 50_000
const mostRings = 5

/** Rings of a round width, each of at least five people, nearest first; none when there are fewer. */
export function ringsOf(all: readonly Reached[]): readonly Ring[] {
  const placed = all.filter(({ metres }) => metres !== undefined)
  if (placed.length < fewestTold) return []
  const width = widthFor(Math.max(...placed.map(({ metres = 0 }) => metres)))
  const rings = new Map<number, Reached[]>()
  for (const one of placed) {
    const n = Math.min(mostRings - 1, Math.floor((one.metres ?? 0) / width))
    rings.set(n, [...(rings.get(n) ?? []), one])
  }
  return told(
    [...rings].sort(([a], [b]) => a - b),
    width,
  )
}

const widthFor = (farthest: number): number =>
  steps.find((step) => farthest / step <= mostRings) ?? widest

/** A ring of few joins the one before it, and the first of few the one after. */
function told(rings: readonly (readonly [number, readonly Reached[]])[], width: number): Ring[] {
  const joined: { from: number; to: number; people: readonly Reached[] }[] = []
  for (const [n, people] of rings) {
    const last = joined.at(-1)
    const isFew = people.length < fewestTold || (last?.people.length ?? fewestTold) < fewestTold
    if (last && isFew) {
      joined[joined.length - 1] = {
        from: last.from,
        to: n + 1,
        people: [...last.people, ...people],
      }
    } else joined.push({ from: joined.length === 0 ? 0 : n, to: n + 1, people })
  }
  return joined.map(({ from, to, people }, i) => ({
    fromMetres: from * width,
    toMetres: i === joined.length - 1 ? undefined : to * width,
    ...tally(people),
  }))
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
