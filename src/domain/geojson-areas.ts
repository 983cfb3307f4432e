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
  const { features } = (value ?? {}) as { features?: unknown }
  if (!Array.isArray(features)) throw new RefusedError('geojson-no-features', { field: 'features' })
  return features.map((feature: Feature, i) => {
    const type = feature.geometry?.type
    if (type !== 'Polygon' && type !== 'MultiPolygon') {
      throw new RefusedError('geojson-not-an-area', { field: `features/${i}` })
    }
    const area = { type, coordinates: inDegrees(feature.geometry?.coordinates) } as
      | Polygon
      | MultiPolygon
    try {
      checkArea(area)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      throw new RefusedError(error.key, { field: `features/${i}` })
    }
    const { name, code } = feature.properties ?? {}
    return {
      id: newId(),
      name: String(name ?? code ?? i + 1),
      ...(code === undefined ? {} : { code: String(code) }),
      area,
    }
  })
}

function inDegrees(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates
  const [x, y] = coordinates as unknown[]
  if (typeof x !== 'number' || typeof y !== 'number') return coordinates.map(inDegrees)
  return isRd(x, y) ? rdToWgs84(x, y) : ([x, y] satisfies Position)
}
