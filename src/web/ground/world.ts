import type { Position } from '../../domain/geo.ts'

/** A place on a web map (EPSG:3857), in whole steps from the north-west of the world. */
export type Spot = readonly [x: number, y: number]

/** Each way; a step is a hand's breadth in the Netherlands, less than any screen shows. */
export const worldSteps = 2 ** 28

export const spotOf = ([lon, lat]: Position): Spot => {
  const north = Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)
  return [Math.round((lon / 360 + 0.5) * worldSteps), Math.round((0.5 - north) * worldSteps)]
}
