import type { Position } from '../geo.ts'
import { earthRadiusMetres, radians } from '../sphere.ts'

/** The eight winds, in steps of 45 degrees from north, clockwise. */
export const directions = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const
export type Direction = (typeof directions)[number]

/** Degrees from north, clockwise. */
export const bearingOf = (direction: Direction): number => directions.indexOf(direction) * 45

/** The wind that lies nearest to a bearing in degrees. */
export function directionOf(bearing: number): Direction {
  const step = Math.round((((bearing % 360) + 360) % 360) / 45) % directions.length
  return directions[step] ?? 'north'
}

/** The place so many metres from another along a great circle. */
export function placeAt([lon, lat]: Position, bearing: number, metres: number): Position {
  const [phi, theta, delta] = [lat * radians, bearing * radians, metres / earthRadiusMetres]
  const sinPhi = Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(theta)
  const east = Math.sin(theta) * Math.sin(delta) * Math.cos(phi)
  const lambda = Math.atan2(east, Math.cos(delta) - Math.sin(phi) * sinPhi)
  return [lon + lambda / radians, Math.asin(Math.max(-1, Math.min(1, sinPhi))) / radians]
}
