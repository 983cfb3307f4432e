import { ascending } from './ascending.ts'
import type { Position } from './geo.ts'
import { liesInSector } from './where/sector.ts'

/** Who comes before whom. */
export interface SendingOrder {
  readonly origin: Position
  readonly order: 'nearest-first' | 'front-first'
  /** Metres from the origin where someone who flees is by now; for front-first. */
  readonly frontMetres?: number
  /** Degrees from north in which they flee; for front-first. */
  readonly bearing?: number
}

/**
 * Indices by distance from the front, or from the origin; of two as far from it, the outer one first.
 * Where the direction is known, all in its sector before all others (domain.md section 4).
 */
export function sendingOrder(
  metres: Float64Array,
  rules: SendingOrder,
  placeOf: (at: number) => Position,
): Uint32Array {
  const ranks = ranksOf(metres, rules)
  asideLast(ranks, rules, placeOf)
  return ascending(ranks)
}

const aside = 2 ** 31

/** Who flees in a known direction is looked for there first; so near the place all count as there. */
function asideLast(
  ranks: Uint32Array,
  { order, bearing, origin }: SendingOrder,
  placeOf: (at: number) => Position,
): void {
  if (order !== 'front-first' || bearing === undefined) return
  for (let at = 0; at < ranks.length; at++) {
    if (!liesInSector(origin, bearing, placeOf(at))) ranks[at] = (ranks[at] ?? 0) + aside
  }
}

/** Centimetres, and one bit that tells the inner side: a quarter of the earth fits in 31 bits. */
function ranksOf(metres: Float64Array, { order, frontMetres = 0 }: SendingOrder): Uint32Array {
  const front = order === 'front-first' ? frontMetres : 0
  const ranks = new Uint32Array(metres.length)
  for (let at = 0; at < metres.length; at++) {
    const far = metres[at] ?? 0
    const inner = far < front ? 1 : 0
    // Not `Math.round`: the branch in it is one that no processor foresees.
    ranks[at] = Math.min(aside - 1, 2 * Math.floor(Math.abs(far - front) * 100 + 0.5) + inner)
  }
  return ranks
}
