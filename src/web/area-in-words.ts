import type { AtBorder } from '../domain/border/at-border.ts'
import type { Area } from '../domain/geo.ts'

/** What an area is, without a place on earth: named, or a shape with its size. */
export interface AreaInWords {
  readonly names: readonly string[]
  readonly shape: 'circle' | 'polygon'
  readonly radiusMetres?: number
  readonly corners?: number
  /** How it lies to the border of the municipality, where it does not lie within. */
  readonly border?: AtBorder['goes']
}

interface Told {
  readonly area: Area
  readonly border?: AtBorder
  readonly areaNames: readonly string[]
}

/** An area as the report tells it; one that stops at the border is told as it was worked out. */
export function inWords({ area, border, areaNames }: Told): AreaInWords {
  const shape = shapeOf(border?.goes === 'stops' ? border.whole : area)
  return { names: areaNames, ...shape, ...(border ? { border: border.goes } : {}) }
}

function shapeOf(area: Area): Omit<AreaInWords, 'names' | 'border'> {
  if ('radiusMetres' in area) return { shape: 'circle', radiusMetres: area.radiusMetres }
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  // A ring ends where it began.
  const corners = polygons.reduce((sum, [ring = []]) => sum + Math.max(0, ring.length - 1), 0)
  return { shape: 'polygon', corners }
}
