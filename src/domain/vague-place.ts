import { isCircle } from './area.ts'
import type { Area, Circle, Polygon, Position, Ring } from './geo.ts'

/** A hundredth of a degree, about a kilometre. */
const vaguely = (degrees: number): number => Number(degrees.toFixed(2))

/** In which part of town a place is; not which house. */
export const vaguePlace = ([lon, lat]: Position): Position => [vaguely(lon), vaguely(lat)]

const vagueRings = (rings: readonly Ring[]): readonly Ring[] =>
  rings.map((ring) => ring.map(vaguePlace))

/** Where an area was, as vaguely; how wide a circle was stays. */
export function vagueArea(area: Circle | Polygon): Circle | Polygon
export function vagueArea(area: Area): Area
export function vagueArea(area: Area): Area {
  if (isCircle(area)) return { ...area, centre: vaguePlace(area.centre) }
  if (area.type === 'Polygon') return { ...area, coordinates: vagueRings(area.coordinates) }
  return { ...area, coordinates: area.coordinates.map(vagueRings) }
}
