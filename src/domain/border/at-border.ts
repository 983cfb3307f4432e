import type { Kind } from '../action.ts'
import { checkArea, isCircle, prepareArea } from '../area.ts'
import { canPassBy } from '../fatigue/fatigue.ts'
import type { Area, Circle, MultiPolygon, Polygon, Position } from '../geo.ts'
import { turf } from '../turf.ts'
import { placeAt } from '../where/bearing.ts'
import { type Reach, reachOf } from './reach.ts'
import { forTurf, fromTurf, type Shape } from './turf-shape.ts'

/** How an area that was worked out lies to the border; not there where it lies within. */
export type AtBorder =
  /** It stops 500 metres beyond; `whole` is how it was. */
  | { readonly goes: 'stops'; readonly whole: Circle | Polygon }
  /** It would stop there, and somebody decided that it goes on. */
  | { readonly goes: 'beyond' }
  /** None of it comes near the municipality. */
  | { readonly goes: 'outside' }

export interface Bordered {
  readonly area: Area
  readonly border?: AtBorder
}

/**
 * Whether an alert of a kind stops at the border: one that looks for somebody does (domain.md
 * section 4). Danger does not, nor does help for a life.
 */
export const stopsAtBorder = (kind: Kind): boolean => canPassBy(kind)

/** An area as far as 500 metres beyond the border, unless it goes on; refuses what is no area. */
export function atBorder(border: Shape, whole: Circle | Polygon, goesOn: boolean): Bordered {
  checkArea(whole)
  const reach = reachOf(border)
  const ring = isCircle(whole) ? around(whole) : (whole.coordinates[0] ?? [])
  if (isWithin(reach, ring)) return { area: whole }
  const part = partIn(reach.shape, ring)
  if (part === 'none') return { area: whole, border: { goes: 'outside' } }
  if (part === 'whole') return { area: whole }
  return goesOn
    ? { area: whole, border: { goes: 'beyond' } }
    : { area: part, border: { goes: 'stops', whole } }
}

const steps = 72

/** Drawn around the circle, not in it, so that nothing within its radius is missed. */
function around({ centre, radiusMetres }: Circle): Position[] {
  const out = radiusMetres / Math.cos(Math.PI / steps)
  const ring = Array.from({ length: steps }, (_, step) =>
    placeAt(centre, (360 * step) / steps, out),
  )
  return [...ring, ...ring.slice(0, 1)]
}

/** All corners of the one inside, and none of the other's: the usual case, in the middle of town. */
function isWithin({ shape, isInside }: Reach, ring: readonly Position[]): boolean {
  if (!ring.every(([lon, lat]) => isInside(lon, lat))) return false
  const isInRing = prepareArea(polygonOf(ring))
  const corners = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).flat(2)
  return !corners.some(([lon, lat]) => isInRing(lon, lat))
}

const polygonOf = (ring: readonly Position[]): Polygon => ({ type: 'Polygon', coordinates: [ring] })

/** Some shapes turf fails to cut, or cuts into what is no area: whole, for an alert cannot wait. */
function partIn(
  reach: Shape,
  ring: readonly Position[],
): Polygon | MultiPolygon | 'none' | 'whole' {
  const { feature, featureCollection, intersect } = turf()
  try {
    const both = [polygonOf(ring), reach].map((shape) => feature(forTurf(shape)))
    const part = intersect(featureCollection(both))
    if (!part) return 'none'
    const area = fromTurf(part.geometry)
    checkArea(area)
    return area
  } catch {
    return 'whole'
  }
}
