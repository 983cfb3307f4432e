import type { MultiPolygon, Position } from '../geo.ts'
import { earthRadiusMetres, radians } from '../sphere.ts'

/** A piece of a line: where it begins and where it ends. */
export type Stretch = readonly [from: Position, to: Position]

/** Corners of a round end; a stretch takes twice as many, and an area has 5,000 at the most. */
const roundCorners = 8
const mostPlaces = 250
/** What is shorter is a point. */
const leastMetres = 0.1

/** Metres east and north of a place, on a plane that is true enough for a town. */
type Flat = readonly [x: number, y: number]

const metresADegree = earthRadiusMetres * radians

/**
 * All that lies within so many metres of a line: one rounded strip a stretch, which overlap. The
 * round ends are drawn around the circle, not in it, so that nothing within that distance is missed.
 */
export function corridorOf(line: readonly Stretch[], metres: number): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: line.map((stretch) => [strip(stretch, metres)]) }
}

function strip([from, to]: Stretch, metres: number): readonly Position[] {
  const [x, y] = flat(from, to)
  const along = Math.atan2(y, x)
  const out = metres / Math.cos(Math.PI / (2 * roundCorners))
  const isPoint = Math.hypot(x, y) < leastMetres
  const end = ([atX, atY]: Flat, start: number): Position[] =>
    Array.from({ length: roundCorners + 1 }, (_, step) => {
      const angle = start + (Math.PI * step) / roundCorners
      return unflat(from, [atX + out * Math.cos(angle), atY + out * Math.sin(angle)])
    })
  const far = end([x, y], along - Math.PI / 2)
  const near = end([0, 0], along + Math.PI / 2)
  // Round a single point the two ends would meet in the same corners twice.
  const ring = [...far, ...(isPoint ? near.slice(1, -1) : near)]
  return [...ring, ...ring.slice(0, 1)]
}

const flat = ([lon, lat]: Position, [otherLon, otherLat]: Position): Flat => [
  (otherLon - lon) * metresADegree * Math.cos(lat * radians),
  (otherLat - lat) * metresADegree,
]

const unflat = ([lon, lat]: Position, [x, y]: Flat): Position => [
  lon + x / (metresADegree * Math.cos(lat * radians)),
  lat + y / metresADegree,
]

/**
 * A street by the houses along it, where no map of it is known: each house is joined to the nearest
 * that is joined already (a shortest tree, Prim 1957), which follows bends and side arms. Of houses
 * that stand closer together than `apartMetres` one speaks for the others.
 */
export function lineThrough(houses: readonly Position[], apartMetres: number): readonly Stretch[] {
  const [first, ...others] = thinned(houses, apartMetres)
  if (!first) return []
  if (others.length === 0) return [[first, first]]
  let left = others.map((place) => ({ place, to: first, metres: apart(place, first) }))
  const line: Stretch[] = []
  while (left.length > 0) {
    const next = left.reduce((a, b) => (b.metres < a.metres ? b : a))
    line.push([next.to, next.place])
    left = left
      .filter((one) => one !== next)
      .map((one) => {
        const metres = apart(one.place, next.place)
        return metres < one.metres ? { place: one.place, to: next.place, metres } : one
      })
  }
  return line
}

function thinned(houses: readonly Position[], apartMetres: number): readonly Position[] {
  const kept: Position[] = []
  for (const house of houses) {
    if (kept.every((other) => apart(other, house) > apartMetres)) kept.push(house)
  }
  return kept.length > mostPlaces ? thinned(kept, apartMetres * 2 + 1) : kept
}

const apart = (a: Position, b: Position): number => Math.hypot(...flat(a, b))
