import type { Position } from '../../domain/geo.ts'
import { type NamePlace, placeInArea, placeOnLine } from './name-place.ts'
import { type Spot, spotOf } from './world.ts'

/** What is drawn of a feature, on the grid of the world. */
export interface Shape {
  readonly kind: 'line' | 'area'
  readonly parts: readonly (readonly Spot[])[]
}

export interface Name extends NamePlace {
  readonly name: string
}

interface Feature {
  readonly properties?: { readonly name?: string }
  readonly geometry: Geometry
}
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly Position[][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Position[][][] }

/** The shapes and names of a layer: a collection of features, or a geometry of its own. */
export function shapesOf(geojson: unknown): { shapes: readonly Shape[]; names: readonly Name[] } {
  const { features = [{ geometry: geojson }] } = geojson as { features?: readonly unknown[] }
  const all = (features as readonly Feature[]).map(readFeature)
  return { shapes: all.flatMap(({ shapes }) => shapes), names: all.flatMap(({ names }) => names) }
}

function readFeature({ geometry, properties }: Feature) {
  const shapes = shapesIn(geometry)
  const name = properties?.name
  if (name === undefined) return { shapes, names: [] }
  const place = geometry.type === 'Point' ? aPoint(geometry.coordinates) : placeOf(shapes)
  return { shapes, names: place ? [{ ...place, name }] : [] }
}

const aPoint = (position: Position): NamePlace => ({ spot: spotOf(position), room: 0 })

/** Of several parts the first is as good as any. */
function placeOf([first]: readonly Shape[]): NamePlace | undefined {
  const [part] = first?.parts ?? []
  if (!first || !part) return undefined
  return first.kind === 'area' ? placeInArea(part) : placeOnLine(part)
}

function shapesIn(geometry: Geometry): readonly Shape[] {
  switch (geometry.type) {
    case 'Point':
      return []
    case 'LineString':
      return [{ kind: 'line', parts: [thinned(geometry.coordinates)] }]
    case 'MultiLineString':
      return geometry.coordinates.map((line) => ({ kind: 'line', parts: [thinned(line)] }))
    case 'Polygon':
      return [area(geometry.coordinates)]
    case 'MultiPolygon':
      return geometry.coordinates.map(area)
  }
}

/** Its hole goes round the other way, so that it stays one when shapes are filled together. */
const area = (rings: readonly Position[][]): Shape => ({
  kind: 'area',
  parts: rings.map((ring, n) => {
    const spots = thinned(ring)
    return turns(spots) > 0 === (n === 0) ? spots : spots.toReversed()
  }),
})

/** Twice the area, above zero when it goes round as a clock does. */
function turns(ring: readonly Spot[]): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  return ring.reduce((sum, [x, y], n) => {
    const [x2, y2] = ring[(n + 1) % ring.length] ?? [x, y]
    return sum + (x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)
  }, 0)
}

/** Without what falls on the same step as the one before. */
const thinned = (line: readonly Position[]): readonly Spot[] =>
  line.map(spotOf).filter(([x, y], n, all) => {
    const before = all[n - 1]
    return !before || before[0] !== x || before[1] !== y
  })
