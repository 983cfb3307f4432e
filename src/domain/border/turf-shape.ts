import type { MultiPolygon, Polygon, Position } from '../geo.ts'

export type Shape = Polygon | MultiPolygon

type TurfShape =
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }

const ringsFor = (rings: Polygon['coordinates']): number[][][] =>
  rings.map((ring) => ring.map((place) => [...place]))

/** A copy that turf takes: it asks for arrays that can be written. */
export const forTurf = (shape: Shape): TurfShape =>
  shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: ringsFor(shape.coordinates) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map(ringsFor) }

const ringsFrom = (rings: readonly (readonly (readonly number[])[])[]): Polygon['coordinates'] =>
  rings.map((ring) => ring.map(([lon = 0, lat = 0]): Position => [lon, lat]))

/** What turf made, as ours. */
export const fromTurf = (shape: TurfShape): Shape =>
  shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: ringsFrom(shape.coordinates) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map(ringsFrom) }
