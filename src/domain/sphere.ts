import type { Position } from './geo.ts'

/** The mean radius (IUGG R1), which turf uses too. */
export const earthRadiusMetres = 6_371_008.8
export const radians = Math.PI / 180

/** A place on a sphere of radius 1: two of them are compared without trigonometry. */
export interface SpherePoint {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Where a position lies on the sphere. */
export function onSphere([lon, lat]: Position): SpherePoint {
  const [lambda, phi] = [lon * radians, lat * radians]
  const fromAxis = Math.cos(phi)
  return { x: fromAxis * Math.cos(lambda), y: fromAxis * Math.sin(lambda), z: Math.sin(phi) }
}

/** The square of the straight line between two places through the sphere; grows with distance. */
export function squaredChord(a: SpherePoint, x: number, y: number, z: number): number {
  const dx = a.x - x
  const dy = a.y - y
  const dz = a.z - z
  return dx * dx + dy * dy + dz * dz
}

/** Metres along the great circle over a squared chord. */
export function metresOfChord(squared: number): number {
  const ofHalf = squared / 4
  return ofHalf < nearby
    ? earthRadiusMetres * Math.sqrt(squared) * arcOverChord(ofHalf)
    : 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(ofHalf)))
}

/** The square of half a chord: some 600 km. */
const nearby = 0.0022

/**
 * asin(x) / x, by x squared: Taylor's series, of which the next term is less than the last bit of a
 * double for what is `nearby`. It takes no time beside the root, `Math.asin` three times as long.
 */
const arcOverChord = (x2: number): number =>
  1 + x2 * (1 / 6 + x2 * (3 / 40 + x2 * (5 / 112 + x2 * (35 / 1152 + x2 * (63 / 2816)))))
