import type { Circle, Polygon, Position } from '../geo.ts'
import { type Moving, minutesSince } from './moving.ts'
import { meantProfile } from './profiles.ts'
import { radiusAfter } from './radius.ts'
import { plumeOf, sectorOf } from './sector.ts'

/** From where somebody is on their way, kept with an action: how far they can be is recomputed. */
export interface Where extends Moving {
  readonly centre: Position
}

/** How far out somebody can be at a moment, whole metres. */
export const radiusNow = (moving: Moving, now: number): number =>
  Math.round(radiusAfter(meantProfile(moving.profile), minutesSince(moving, now)))

/** Around a place, or the sector of it when the direction is known. */
export function around(
  centre: Position,
  radiusMetres: number,
  bearing: number | undefined,
): Circle | Polygon {
  return bearing === undefined ? { centre, radiusMetres } : sectorOf(centre, radiusMetres, bearing)
}

/** Around a fire, or its plume when it is known where the wind takes the smoke. */
export const aroundFire = (
  centre: Position,
  radiusMetres: number,
  bearing: number | undefined,
): Circle | Polygon =>
  bearing === undefined ? { centre, radiusMetres } : plumeOf(centre, radiusMetres, bearing)

/** Where somebody can be at a moment who left a place: it grows until the profile's cap. */
export const areaNow = (where: Where, now: number): Circle | Polygon =>
  around(where.centre, radiusNow(where, now), where.bearing)
