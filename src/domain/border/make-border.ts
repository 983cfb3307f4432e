import { checkArea, prepareArea } from '../area.ts'
import { RefusedError } from '../errors.ts'
import type { Position } from '../geo.ts'
import { turf } from '../turf.ts'
import { forTurf, fromTurf, type Shape } from './turf-shape.ts'

/** Two metres: no map shows it, and a file of the land registry becomes a tenth of what it was. */
const fineDegrees = 0.00002
/** Joining areas takes a second for so many, and the desk waits meanwhile. */
const mostJoined = 10_000

/** The border around areas that are the municipality together; refuses what is no area. */
export function borderOf(shapes: readonly Shape[]): Shape {
  const [only] = shapes
  if (!only) throw new RefusedError('border-empty', { field: 'file' })
  const border = finer(shapes.length === 1 ? only : joined(shapes))
  checkArea(border)
  return border
}

function joined(shapes: readonly Shape[]): Shape {
  const { feature, featureCollection, union, coordAll } = turf()
  const features = shapes.map((shape) => feature(forTurf(shape)))
  if (features.reduce((sum, one) => sum + coordAll(one).length, 0) > mostJoined) {
    throw new RefusedError('border-too-detailed', { field: 'file' })
  }
  const whole = union(featureCollection(features))
  if (!whole) throw new RefusedError('border-empty', { field: 'file' })
  return fromTurf(whole.geometry)
}

const finer = (shape: Shape): Shape =>
  fromTurf(turf().simplify(forTurf(shape), { tolerance: fineDegrees, highQuality: true }))

/** How many of some places lie within a border. */
function insideOf(border: Shape, places: readonly Position[]): number {
  const isInside = prepareArea(border)
  return places.filter(([lon, lat]) => isInside(lon, lat)).length
}

/** Of all addresses, and of those of participants: with fewer it is another municipality's border. */
const leastShare = 0.9

/** How a border that was brought holds what is known of the municipality. */
export interface Fit {
  /** Of the address register, and within. */
  readonly addresses: number
  readonly inside: number
  /** How many addresses of participants lie within: never told, and kept as what was looked at. */
  readonly homes: number
  /** Nothing, or next to nothing, that is known lies within. */
  readonly isElsewhere: boolean
  /** Why it is asked about before it counts; empty when all is well. */
  readonly doubts: readonly ('few-addresses' | 'few-participants' | 'nothing-known')[]
}

/** Holds a border against the address register, and against where participants live. */
export function fitOf(
  border: Shape,
  addresses: readonly Position[],
  homes: readonly Position[],
): Fit {
  const [inside, within] = [insideOf(border, addresses), insideOf(border, homes)]
  const isKnown = addresses.length + homes.length > 0
  return {
    addresses: addresses.length,
    inside,
    homes: within,
    isElsewhere: isKnown && inside + within === 0,
    doubts: [
      ...(inside < leastShare * addresses.length ? (['few-addresses'] as const) : []),
      ...(within < leastShare * homes.length ? (['few-participants'] as const) : []),
      ...(isKnown ? [] : (['nothing-known'] as const)),
    ],
  }
}

/** How large a border is, in whole square kilometres; never none. */
export const squareKm = (border: Shape): number =>
  Math.max(1, Math.round(turf().area(forTurf(border)) / 1e6))
