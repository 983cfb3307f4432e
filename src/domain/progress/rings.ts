import type { DeliveryState } from '../delivery.ts'
import { type Band, bandsOf } from './bands.ts'
import { type Fates, fatesOf } from './fates.ts'

/** How far one delivery of an alert is. */
export interface Stage {
  readonly state: DeliveryState
  /** When the last try began, milliseconds since the epoch. */
  readonly triedAt: number | undefined
}

/** What progress needs to know of one delivery of an alert. */
export interface Reached extends Stage {
  /** From the origin to the nearest address; undefined when nobody with an address has the phone. */
  readonly metres: number | undefined
}

/** People between two distances from the origin, and how far their alert is. */
export interface Ring extends Fates {
  readonly fromMetres: number
  /** Undefined for the outermost, that has the rest. */
  readonly toMetres: number | undefined
  /** When the last of it was tried; undefined while somebody waits. */
  readonly doneAt: number | undefined
}

/** Rings of a round width, each of at least five people, nearest first; none when there are fewer. */
export function ringsOf(all: readonly Reached[]): readonly Ring[] {
  const placed = all.filter(({ metres }) => metres !== undefined)
  const bands = bandsOf(placed.map(({ metres = 0 }) => metres))
  return ringsIn(bands, (place) => placed[place])
}

/** The same where it is known who lies in which band: that changes seldom, how far they are often. */
export const ringsIn = (
  bands: readonly Band[],
  stageOf: (place: number) => Stage | undefined,
): readonly Ring[] =>
  bands.map(({ fromMetres, toMetres, places }) => ({
    fromMetres,
    toMetres,
    ...tally(places, stageOf),
  }))

function tally(places: readonly number[], stageOf: (place: number) => Stage | undefined) {
  const counts = { ...noDelivery }
  let last: number | undefined
  for (const place of places) {
    const stage = stageOf(place)
    if (!stage) continue
    counts[stage.state] += 1
    if (stage.triedAt !== undefined) last = Math.max(last ?? 0, stage.triedAt)
  }
  const fates = fatesOf(counts)
  return { ...fates, doneAt: fates.waiting === 0 ? last : undefined }
}

const noDelivery: Readonly<Record<DeliveryState, number>> = {
  ...{ queued: 0, sending: 0, inDoubt: 0, accepted: 0, delivered: 0, failed: 0, dropped: 0 },
}
