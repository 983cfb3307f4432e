/** `[longitude, latitude]`, WGS 84 degrees (RFC 7946 §3.1.1). */
export type Position = readonly [lon: number, lat: number]

export type Ring = readonly Position[]

export interface Polygon {
  readonly type: 'Polygon'
  readonly coordinates: readonly Ring[]
}

export interface MultiPolygon {
  readonly type: 'MultiPolygon'
  readonly coordinates: readonly (readonly Ring[])[]
}

export interface Circle {
  readonly centre: Position
  readonly radiusMetres: number
}

/** Where an action looks for people. */
export type Area = Circle | Polygon | MultiPolygon

/** A place with a name that a dispatcher can choose: a neighbourhood, a village. */
export interface NamedArea {
  readonly id: string
  readonly name: string
  readonly code?: string
  readonly area: Polygon | MultiPolygon
}

/** `[west, south, east, north]`, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]
