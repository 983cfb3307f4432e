import { isRd } from '../domain/rijksdriehoek.ts'

/** One layer of a map, by the name of its file. */
export interface GroundLayer {
  readonly name: string
  readonly geojson: unknown
}

/** Why a file is no layer: said to whoever put it there. */
export class MapFileError extends Error {
  override readonly name = 'MapFileError'
}

/** What may be written above and below what; names that are not here lie in between. */
const lowest = ['land', 'park', 'water', 'road', 'street', 'building']
const highest = ['outline', 'border']

/** Layers in the order of drawing, lowest first. */
export const inDrawingOrder = (layers: readonly GroundLayer[]): readonly GroundLayer[] =>
  [...layers].sort((a, b) => placeOf(a.name) - placeOf(b.name) || a.name.localeCompare(b.name))

function placeOf(name: string): number {
  if (highest.includes(name)) return lowest.length + 1 + highest.indexOf(name)
  const place = lowest.indexOf(name)
  return place === -1 ? lowest.length : place
}

/** How deep the positions lie in what can be drawn (RFC 7946 §3.1); a point only has its name. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}
const pointTypes = ['Point', 'MultiPoint']

/** Where makers of maps write what something is called. */
const nameKeys = ['name', 'naam', 'label', 'text', 't']
const longestName = 60

/** What can be drawn of a GeoJSON text, with its names and nothing else; throws MapFileError. */
export function readGround(text: string): unknown {
  const value: unknown = JSON.parse(text)
  const { features } = (value ?? {}) as { readonly features?: unknown }
  if (!Array.isArray(features)) throw new MapFileError('is no FeatureCollection')
  return { type: 'FeatureCollection', features: features.flatMap(shapeOf) }
}

function shapeOf(feature: unknown, place: number): readonly unknown[] {
  const { geometry, properties } = (feature ?? {}) as Record<'geometry' | 'properties', unknown>
  const { type = '', coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown }
  const name = nameIn(properties)
  if (pointTypes.includes(type) && (name === undefined || type === 'MultiPoint')) return []
  const depth = Object.hasOwn(depths, type) ? depths[type] : undefined
  if (depth === undefined || !Array.isArray(coordinates)) {
    throw new MapFileError(`feature ${place}: is no line or area`)
  }
  requireDegrees(coordinates, depth, place)
  const said = name === undefined ? {} : { name }
  return [{ type: 'Feature', properties: said, geometry: { type, coordinates } }]
}

function nameIn(properties: unknown): string | undefined {
  const held = (properties ?? {}) as Readonly<Record<string, unknown>>
  const name = nameKeys.map((key) => held[key]).find((value) => typeof value === 'string')
  return typeof name === 'string' ? name.trim().slice(0, longestName) || undefined : undefined
}

function requireDegrees(value: unknown, depth: number, place: number): void {
  if (!Array.isArray(value)) throw new MapFileError(`feature ${place}: has a broken shape`)
  if (depth > 0) {
    for (const one of value) requireDegrees(one, depth - 1, place)
    return
  }
  const [lon, lat] = value as unknown[]
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    throw new MapFileError(`feature ${place}: has a place without numbers`)
  }
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return
  const hint = isRd(lon, lat) ? 'is in RD New; a map has to be in WGS 84' : 'is not on earth'
  throw new MapFileError(`feature ${place}: ${hint}`)
}
