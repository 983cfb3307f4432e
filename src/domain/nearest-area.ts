import { prepareArea } from './area.ts'
import type { NamedArea, Position, Ring } from './geo.ts'
import { earthRadiusMetres, radians } from './sphere.ts'

/**
 * Statistical areas are drawn with few corners, and farms at the edge fall off them: of Veendam 7 of
 * 14,563 addresses, the furthest of them by 91 metres. What lies further off belongs elsewhere.
 */
export const mostMetresOff = 250

/** Where in a list of areas a place belongs: the first it lies in, else the nearest close by. */
export function areaFinder(
  areas: readonly NamedArea[],
): (location: Position) => number | undefined {
  const inside = areas.map(({ area }) => prepareArea(area))
  const outlines = areas.map(({ area }) =>
    (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).flat(),
  )
  return (location) => {
    const [lon, lat] = location
    const found = inside.findIndex((isInside) => isInside(lon, lat))
    return found >= 0 ? found : nearest(outlines, location)
  }
}

function nearest(outlines: readonly (readonly Ring[])[], location: Position): number | undefined {
  let best: number | undefined
  let least = mostMetresOff
  for (const [n, rings] of outlines.entries()) {
    const metres = Math.min(...rings.map((ring) => metresToRing(ring, location)))
    if (metres < least || (best === undefined && metres === least)) {
      best = n
      least = metres
    }
  }
  return best
}

/** On a flat earth that touches ours at the place: over these distances they are the same. */
function metresToRing(ring: Ring, [lon, lat]: Position): number {
  const metresPerDegree = earthRadiusMetres * radians
  const narrow = Math.cos(lat * radians)
  const flat = ring.map(
    ([x, y]) => [(x - lon) * narrow * metresPerDegree, (y - lat) * metresPerDegree] as const,
  )
  let least = Number.POSITIVE_INFINITY
  for (const [i, corner] of flat.entries()) {
    const next = flat[i + 1]
    if (next) least = Math.min(least, metresToSide(corner, next))
  }
  return least
}

/** From the origin to the nearest point between two corners. */
function metresToSide([ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
