import type { Area } from '../domain/geo.ts'

/** What an area is, without a place on earth: named, or a shape with its size. */
export interface AreaInWords {
  readonly names: readonly string[]
  readonly shape: 'circle' | 'polygon'
  readonly radiusMetres?: number
  readonly corners?: number
}

/** An area as the report tells it. */
export function inWords({
  area,
  areaNames,
}: {
  readonly area: Area
  readonly areaNames: readonly string[]
}): AreaInWords {
  if ('radiusMetres' in area) {
    return { names: areaNames, shape: 'circle', radiusMetres: area.radiusMetres }
  }
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  // A ring ends where it began.
  const corners = polygons.reduce((sum, [ring = []]) => sum + Math.max(0, ring.length - 1), 0)
  return { names: areaNames, shape: 'polygon', corners }
}
