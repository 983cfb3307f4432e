import { checkArea } from './area.ts'
import { RefusedError } from './errors.ts'
import type { MultiPolygon, NamedArea, Polygon, Position } from './geo.ts'
import { isRd, rdToWgs84 } from './rijksdriehoek.ts'

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null
  readonly geometry?: { readonly type?: string; readonly coordinates?: unknown } | null
}

/** The named areas of a FeatureCollection, WGS 84 or RD New; a fault names its feature. */
export function readAreas(value: unknown, newId: () => string): readonly NamedArea[] {
  return readShapes(value).map((shape, i) => {
    try {
      checkArea(shape.area)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      throw new RefusedError(error.key, { field: `features/${i}` })
    }
    return { id: newId(), ...shape }
  })
}

/** The same, however many corners they have and whatever their rings do. */
export function readShapes(value: unknown): readonly Omit<NamedArea, 'id'>[] {
  const { features } = (value ?? {}) as { features?: unknown }
  if (!Array.isArray(features)) throw new RefusedError('geojson-no-features', { field: 'features' })
  return features.map((feature: Feature | null, i) => {
    const area = shapeOf(feature, `features/${i}`)
    const { name, code } = feature?.properties ?? {}
    const named = { name: String(name ?? code ?? i + 1), area }
    return code === undefined ? named : { ...named, code: String(code) }
  })
}

function shapeOf(feature: Feature | null, field: string): Polygon | MultiPolygon {
  const { type, coordinates } = feature?.geometry ?? {}
  const isArea =
    (type === 'Polygon' && isNested(coordinates, 2)) ||
    (type === 'MultiPolygon' && isNested(coordinates, 3))
  if (!isArea) throw new RefusedError('geojson-not-an-area', { field })
  return { type, coordinates: inDegrees(coordinates) } as Polygon | MultiPolygon
}

/** Whether these are lists in lists, so many deep, of positions (RFC 7946 §3.1.1). */
const isNested = (value: unknown, depth: number): boolean => {
  if (!Array.isArray(value) || value.length === 0) return false
  if (depth > 0) return value.every((item) => isNested(item, depth - 1))
  return value.length >= 2 && value.every(Number.isFinite)
}

function inDegrees(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates
  const [x, y] = coordinates as unknown[]
  if (typeof x !== 'number' || typeof y !== 'number') return coordinates.map(inDegrees)
  return isRd(x, y) ? rdToWgs84(x, y) : ([x, y] satisfies Position)
}
