import { centroid, kinks, polygon } from '@turf/turf'
import { RefusedError } from './errors.ts'
import type { Area, Circle, MultiPolygon, Polygon, Position, Ring } from './geo.ts'

const earthRadiusMetres = 6_371_008.8
const mostCorners = 5000
const mostRadiusMetres = 50_000
const radians = Math.PI / 180

/** `[west, south, east, north]`, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Great-circle distance in metres (haversine, on the mean sphere that turf uses). */
export function distanceMetres(a: Position, b: Position): number {
  const dLat = Math.sin(((b[1] - a[1]) * radians) / 2)
  const dLon = Math.sin(((b[0] - a[0]) * radians) / 2)
  const h = dLat * dLat + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * dLon * dLon
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}

export const isCircle = (area: Area): area is Circle => 'radiusMetres' in area

const ringsOf = (area: Polygon | MultiPolygon): readonly (readonly Ring[])[] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates

/** Refuses an area that cannot be meant: open rings, crossings, places that are not on earth. */
export function checkArea(area: Area): void {
  const fault = isCircle(area) ? faultOfCircle(area) : faultOfRings(ringsOf(area).flat())
  if (fault) throw new RefusedError(fault, { field: 'area' })
}

function faultOfCircle({ centre, radiusMetres }: Circle): string | undefined {
  if (!isPosition(centre)) return 'area-not-on-earth'
  return radiusMetres > 0 && radiusMetres <= mostRadiusMetres ? undefined : 'area-radius'
}

function faultOfRings(rings: readonly Ring[]): string | undefined {
  if (rings.length === 0) return 'area-empty'
  if (rings.flat().length > mostCorners) return 'area-too-detailed'
  if (!rings.flat().every(isPosition)) return 'area-not-on-earth'
  if (rings.some((ring) => ring.length < 4 || !isClosed(ring))) return 'area-ring-open'
  return rings.some(crossesItself) ? 'area-crosses-itself' : undefined
}

const crossesItself = (ring: Ring): boolean =>
  kinks(polygon([ring.map((point) => [...point])])).features.length > 0

const isPosition = (position: Position): boolean =>
  Array.isArray(position) &&
  Number.isFinite(position[0]) &&
  Number.isFinite(position[1]) &&
  Math.abs(position[0]) <= 180 &&
  Math.abs(position[1]) <= 90

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

/** Where an action starts from when nobody says: the centre, or the centroid. */
export function originOf(area: Area): Position {
  if (isCircle(area)) return area.centre
  const corners = ringsOf(area).map((rings) => rings.map((ring) => ring.map((p) => [...p])))
  const { coordinates } = centroid({ type: 'MultiPolygon', coordinates: corners }).geometry
  return [coordinates[0] ?? 0, coordinates[1] ?? 0]
}

/** The box around an area; a cheap first question. */
export function boxOf(area: Area): Box {
  if (isCircle(area)) {
    const dLat = (area.radiusMetres / earthRadiusMetres / radians) * 1.0001
    const dLon = dLat / Math.cos(area.centre[1] * radians)
    const [lon, lat] = area.centre
    return [lon - dLon, lat - dLat, lon + dLon, lat + dLat]
  }
  const points = ringsOf(area).flat(2)
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  return [
    lons.reduce((a, b) => Math.min(a, b)),
    lats.reduce((a, b) => Math.min(a, b)),
    lons.reduce((a, b) => Math.max(a, b)),
    lats.reduce((a, b) => Math.max(a, b)),
  ]
}

/** A quick `is this place inside?` for one area; the boundary counts as inside. */
export function prepareArea(area: Area): (lon: number, lat: number) => boolean {
  if (isCircle(area)) {
    return (lon, lat) => distanceMetres(area.centre, [lon, lat]) <= area.radiusMetres
  }
  return prepareRings(ringsOf(area).flat(), boxOf(area))
}

interface Edge {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
}

/** Edges sorted into horizontal bands: a point asks only those that pass its own height. */
function prepareRings(rings: readonly Ring[], box: Box): (lon: number, lat: number) => boolean {
  const edges = rings.flatMap(edgesOf)
  const [, south, , north] = box
  const count = Math.max(1, Math.min(1024, edges.length))
  const height = (north - south) / count || 1
  const bandOf = (lat: number) =>
    Math.max(0, Math.min(count - 1, Math.floor((lat - south) / height)))
  const bands: Edge[][] = Array.from({ length: count }, () => [])
  for (const edge of edges) {
    const top = bandOf(Math.max(edge.ay, edge.by))
    for (let band = bandOf(Math.min(edge.ay, edge.by)); band <= top; band++) bands[band]?.push(edge)
  }
  return (lon, lat) => lat >= south && lat <= north && isInside(bands[bandOf(lat)] ?? [], lon, lat)
}

const edgesOf = (ring: Ring): Edge[] =>
  ring.slice(1).flatMap(([bx, by], i) => {
    const from = ring[i]
    return from ? [{ ax: from[0], ay: from[1], bx, by }] : []
  })

/** Even-odd rule, with every point of an edge inside. */
function isInside(edges: readonly Edge[], x: number, y: number): boolean {
  let isIn = false
  for (const { ax, ay, bx, by } of edges) {
    const cross = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
    const isBeside = (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0
    if (cross === 0 && isBeside) return true
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn
  }
  return isIn
}
