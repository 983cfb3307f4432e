import { RefusedError } from './errors.ts'
import type { Area, Box, Circle, MultiPolygon, Polygon, Position, Ring } from './geo.ts'
import { type IsInside, preparePolygon } from './prepared-polygon.ts'
import { earthRadiusMetres, radians } from './sphere.ts'
import { turf } from './turf.ts'

const mostCorners = 5000
const mostRadiusMetres = 50_000

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

function crossesItself(ring: Ring): boolean {
  const { kinks, polygon } = turf()
  return kinks(polygon([ring.map((point) => [...point])])).features.length > 0
}

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
  const { coordinates } = turf().centroid({ type: 'MultiPolygon', coordinates: corners }).geometry
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
export const prepareArea = (area: Area): IsInside =>
  isCircle(area) ? withinBox(boxOf(area), prepareCircle(area)) : preparePolygons(ringsOf(area))

const withinBox =
  ([west, south, east, north]: Box, isInside: IsInside): IsInside =>
  (lon, lat) =>
    lon >= west && lon <= east && lat >= south && lat <= north && isInside(lon, lat)

/** Haversines compared with that of the radius: no arc has to be found for any place. */
function prepareCircle({ centre: [centreLon, centreLat], radiusMetres }: Circle): IsInside {
  const most = haversine(radiusMetres / earthRadiusMetres)
  const fromAxis = Math.cos(centreLat * radians)
  return (lon, lat) =>
    haversine((lat - centreLat) * radians) +
      fromAxis * Math.cos(lat * radians) * haversine((lon - centreLon) * radians) <=
    most
}

/** Polygons may overlap, as neighbourhoods that were chosen together do. */
function preparePolygons(polygons: readonly (readonly Ring[])[]): IsInside {
  const corners = polygons.flat(2).length
  const prepared = polygons.map((rings) => {
    const box = boxOf({ type: 'Polygon', coordinates: rings })
    return withinBox(box, preparePolygon(rings, box, rings.flat().length / corners))
  })
  const [only] = prepared
  if (only && prepared.length === 1) return only
  return (lon, lat) => prepared.some((isInside) => isInside(lon, lat))
}

function haversine(angle: number): number {
  const half = Math.sin(angle / 2)
  return half * half
}
