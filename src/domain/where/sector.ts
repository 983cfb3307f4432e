import type { Polygon, Position } from '../geo.ts'
import { earthRadiusMetres, radians } from '../sphere.ts'
import { placeAt } from './bearing.ts'
import { errorMetres } from './radius.ts'

/** To either side of the direction: a third of the circle in all (domain.md section 4). */
const halfWidth = 60
/** Of a plume of smoke: 60 degrees in all (domain.md section 5, scenario 8). */
const halfPlume = 30
const outerSteps = 24
const backSteps = 16

/**
 * Where somebody can be whose direction is known: 60 degrees to either side of it, and all round the
 * place itself as far as that is uncertain. It lies within the circle of the same radius.
 */
export const sectorOf = (centre: Position, radiusMetres: number, bearing: number): Polygon =>
  wedge(centre, radiusMetres, [bearing - halfWidth, bearing + halfWidth])

/** Where smoke goes that the wind takes this way, and all round the fire itself. */
export const plumeOf = (centre: Position, radiusMetres: number, bearing: number): Polygon =>
  wedge(centre, radiusMetres, [bearing - halfPlume, bearing + halfPlume])

function wedge(
  centre: Position,
  radiusMetres: number,
  [left, right]: readonly [left: number, right: number],
): Polygon {
  const near = Math.min(errorMetres, radiusMetres)
  const ring = [
    ...arc(centre, radiusMetres, [left, right], outerSteps),
    ...arc(centre, near, [right, left + 360], backSteps),
  ]
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }
}

/** Whether a place lies in the sector of a direction, or so near that the direction says nothing. */
export function liesInSector(centre: Position, bearing: number, place: Position): boolean {
  const [east, north] = metresFrom(centre, place)
  if (Math.hypot(east, north) <= errorMetres) return true
  const off = (Math.atan2(east, north) / radians - bearing) % 360
  return Math.min(Math.abs(off), 360 - Math.abs(off)) <= halfWidth
}

/** On a flat earth that touches ours at the centre. */
function metresFrom([lon, lat]: Position, [toLon, toLat]: Position): readonly [number, number] {
  const perDegree = earthRadiusMetres * radians
  return [(toLon - lon) * perDegree * Math.cos(lat * radians), (toLat - lat) * perDegree]
}

const arc = (
  centre: Position,
  metres: number,
  [from, until]: readonly [from: number, until: number],
  steps: number,
): Position[] =>
  Array.from({ length: steps + 1 }, (_, step) =>
    placeAt(centre, from + ((until - from) * step) / steps, metres),
  )
