import { booleanPointInPolygon, distance } from '@turf/turf'
import fc from 'fast-check'
import type { Area, MultiPolygon, Polygon, Position } from '../../src/domain/geo.ts'

/** Where the areas of these tests lie. */
export const centre: Position = [5.3, 52.6]
/** Quarters of a thousandth of a degree: corners and places often meet, and exactly so. */
const lattice = 4096
/** The lattice point nearest to a place. */
export const onLattice = ([lon, lat]: Position): Position => [
  Math.round(lon * lattice) / lattice,
  Math.round(lat * lattice) / lattice,
]

/** A ring around a middle: corners at rising angles, as far out as `radii` says (degrees). */
const ring = ([lon, lat]: Position, radii: readonly number[]): Position[] => {
  const corners = radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length
    return onLattice([lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)])
  })
  return [...corners, ...corners.slice(0, 1)]
}

const radii = fc.array(fc.double({ min: 0.02, max: 0.05, noNaN: true }), {
  minLength: 3,
  maxLength: 60,
})
/** A place in or around the areas below. */
export const nearby = fc
  .tuple(
    fc.double({ min: -0.06, max: 0.06, noNaN: true }),
    fc.double({ min: -0.06, max: 0.06, noNaN: true }),
  )
  .map(([dLon, dLat]): Position => [centre[0] + dLon, centre[1] + dLat])
/** A polygon with its corners on the lattice, with a hole or without. */
export const polygon = fc
  .tuple(nearby, radii, fc.boolean())
  .map(([middle, outer, hasHole]): Polygon => {
    const hole = ring(
      middle,
      outer.map(() => 0.008),
    )
    return { type: 'Polygon', coordinates: [ring(middle, outer), ...(hasHole ? [hole] : [])] }
  })
/** Some that may lie over each other. */
export const polygons = fc.array(polygon, { minLength: 1, maxLength: 4 }).map(
  (all): MultiPolygon => ({
    type: 'MultiPolygon',
    coordinates: all.map(({ coordinates }) => coordinates),
  }),
)

/** Whether turf finds a place in an area. */
export const inTurf = (area: Area, place: Position): boolean =>
  'radiusMetres' in area
    ? distance([...area.centre], [...place], { units: 'meters' }) <= area.radiusMetres
    : booleanPointInPolygon([...place], {
        type: 'MultiPolygon',
        coordinates: (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).map(
          (rings) => rings.map((corners) => corners.map(([lon, lat]) => [lon, lat])),
        ),
      })
