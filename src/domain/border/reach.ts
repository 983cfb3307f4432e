import { prepareArea } from '../area.ts'
import type { IsInside } from '../prepared-polygon.ts'
import { turf } from '../turf.ts'
import { forTurf, fromTurf, type Shape } from './turf-shape.ts'

/** So far beyond the border an area goes on (domain.md section 4). */
export const beyondMetres = 500

/** With more corners than this, cutting an area off takes longer than a key press may. */
const mostCorners = 300
const finestDegrees = 0.0001
/** Some 90 metres: what needs more is not drawn with fewer corners, but without its bays. */
const coarsestDegrees = 8 * finestDegrees
const metresADegree = 111_320

/** How far areas go, and a quick `is this place in it?`. */
export interface Reach {
  readonly shape: Shape
  readonly isInside: IsInside
}

const known = new WeakMap<Shape, Reach>()

/**
 * All within the municipality and 500 metres beyond, worked out once a border: it takes a tenth of a
 * second. A border with many corners is drawn with fewer first, and what that may have cost is added:
 * it ends further out here and there by some tens of metres, and nowhere sooner. One that is too
 * ragged for that ends where a string around all of it would.
 */
export function reachOf(border: Shape): Reach {
  const before = known.get(border)
  if (before) return before
  const shape = widened(border)
  const reach = { shape, isInside: prepareArea(shape) }
  known.set(border, reach)
  return reach
}

function widened(border: Shape): Shape {
  const { shape, offMetres } = coarse(border)
  const { buffer, simplify } = turf()
  const metres = beyondMetres + offMetres + finestDegrees * metresADegree
  const wide = buffer(forTurf(shape), metres, { units: 'meters', steps: 8 })
  if (!wide) return border
  return fromTurf(simplify(wide.geometry, { tolerance: finestDegrees, highQuality: true }))
}

/** With no more corners than can be worked with, and how far it may be off for that. */
function coarse(border: Shape): { readonly shape: Shape; readonly offMetres: number } {
  if (cornersOf(border) <= mostCorners) return { shape: border, offMetres: 0 }
  for (let tolerance = finestDegrees; tolerance <= coarsestDegrees; tolerance *= 2) {
    const shape = fromTurf(turf().simplify(forTurf(border), { tolerance, highQuality: true }))
    if (cornersOf(shape) <= mostCorners) return { shape, offMetres: tolerance * metresADegree }
  }
  const around = turf().convex(forTurf(border))
  return { shape: around ? fromTurf(around.geometry) : border, offMetres: 0 }
}

const cornersOf = (shape: Shape): number =>
  (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).flat(2).length
