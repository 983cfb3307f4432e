import { isCircle, prepareArea } from '../area.ts'
import type { Area, Position } from '../geo.ts'
import { placeAt } from './bearing.ts'

/** A stretch of a line on the map. */
export type Line = readonly Position[]

const steps = 120

/** All places so many metres from another, as far as they lie in an area: in pieces, or none. */
export function ringLines(centre: Position, metres: number, area: Area): readonly Line[] {
  const isInside = prepareArea(area)
  const lines: Position[][] = []
  let line: Position[] = []
  for (let step = 0; step <= steps; step++) {
    const place = placeAt(centre, (360 * step) / steps, metres)
    if (isInside(...place)) line.push(place)
    else line = []
    if (line.length === 2) lines.push(line)
  }
  return lines
}

/** The northernmost of some places: what is written there covers nothing that matters. */
export const topOf = (places: readonly Position[]): Position | undefined =>
  places.reduce<Position | undefined>(
    (top, place) => (top === undefined || place[1] > top[1] ? place : top),
    undefined,
  )

/** The northernmost place of an area. */
export function topOfArea(area: Area): Position | undefined {
  if (isCircle(area)) return placeAt(area.centre, 0, area.radiusMetres)
  return topOf(area.coordinates.flat(area.type === 'Polygon' ? 1 : 2) as Position[])
}
