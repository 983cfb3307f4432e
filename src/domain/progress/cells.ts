import { prepareArea } from '../area.ts'
import type { NamedArea, Polygon, Position, Ring } from '../geo.ts'
import { smallest } from '../small-numbers.ts'
import { earthRadiusMetres, radians } from '../sphere.ts'

/** One delivery of an alert, with the address that it is for. */
export interface Placed {
  readonly location: Position
  /** It was sent, or given up: nothing more is to come. */
  readonly isDone: boolean
}

/** A part of the map with at least five people, and how full it is. */
export interface Cell {
  readonly name?: string
  readonly area: Polygon | NamedArea['area']
  readonly selected: number
  /** Quarters that are done, 0 to 4: never how many people exactly. */
  readonly quarters: 0 | 1 | 2 | 3 | 4
}

/**
 * The alert by parts of the map: the municipality's own areas, or hexagons where it has none. The
 * grid lies fixed on the earth and does not follow homes; a part with fewer than five people is not
 * there, and one that has begun shows so only when five are done.
 */
export function cellsOf(
  people: readonly Placed[],
  areas: readonly NamedArea[],
  hexagonMetres: number,
): readonly Cell[] {
  const parts = partsOf(
    people.map(({ location }) => location),
    areas,
    hexagonMetres,
  )
  return filled(parts, (place) => people[place]?.isDone ?? false)
}

/** A part of the map, and which of the places lie in it. */
export interface Part extends Pick<Cell, 'name' | 'area'> {
  readonly places: readonly number[]
}

/** The parts of at least five people, which stay the same while an alert goes out. */
export function partsOf(
  locations: readonly Position[],
  areas: readonly NamedArea[],
  hexagonMetres: number,
): readonly Part[] {
  const parts = areas.length > 0 ? byName(locations, areas) : byHexagon(locations, hexagonMetres)
  return parts.filter(({ places }) => places.length >= smallest)
}

/** How full each is; one that has begun shows so only when five are done. */
export const filled = (
  parts: readonly Part[],
  isDone: (place: number) => boolean,
): readonly Cell[] =>
  parts.map(({ places, ...shape }) => {
    const selected = places.length
    const done = places.reduce((count, place) => (isDone(place) ? count + 1 : count), 0)
    const quarters = done < smallest ? 0 : (Math.floor((4 * done) / selected) as Cell['quarters'])
    return { ...shape, selected, quarters }
  })

function byName(locations: readonly Position[], areas: readonly NamedArea[]): readonly Part[] {
  const inside = areas.map(({ area }) => prepareArea(area))
  const groups = new Map<number, number[]>()
  for (const [place, [lon, lat]] of locations.entries()) {
    const n = inside.findIndex((isInside) => isInside(lon, lat))
    const known = groups.get(n)
    if (known) known.push(place)
    else groups.set(n, [place])
  }
  return [...groups].flatMap(([n, places]) => {
    const found = areas[n]
    return found ? [{ name: found.name, area: found.area, places }] : []
  })
}

const metresADegree = earthRadiusMetres * radians
const root3 = Math.sqrt(3)

function byHexagon(locations: readonly Position[], size: number): readonly Part[] {
  const groups = new Map<string, { readonly at: Hexagon; readonly places: number[] }>()
  for (const [place, location] of locations.entries()) {
    const at = hexagonAt(location, size)
    const key = `${at.q}:${at.r}`
    const known = groups.get(key)
    if (known) known.places.push(place)
    else groups.set(key, { at, places: [place] })
  }
  return [...groups.values()].map(({ at, places }) => ({ area: drawn(at, size), places }))
}

/** A hexagon of a grid with a point on top, in axial coordinates, drawn true at one latitude. */
interface Hexagon {
  readonly q: number
  readonly r: number
  /** Degrees; the same for a band of the earth, so that a place has one hexagon. */
  readonly band: number
}

/** Over one degree of latitude a hexagon is at most 2 % too wide. */
const bandOf = (lat: number): number => Math.round(lat)
const across = (band: number): number => metresADegree * Math.cos(band * radians)

function hexagonAt([lon, lat]: Position, size: number): Hexagon {
  const band = bandOf(lat)
  const [x, y] = [lon * across(band), lat * metresADegree]
  return { ...rounded((x * root3) / 3 / size - y / 3 / size, (2 * y) / 3 / size), band }
}

/** The nearest whole hexagon: of the three coordinates that add up to nothing, the worst gives way. */
function rounded(q: number, r: number): { readonly q: number; readonly r: number } {
  const s = -q - r
  const [qi, ri, si] = [Math.round(q), Math.round(r), Math.round(s)]
  const [dq, dr, ds] = [Math.abs(qi - q), Math.abs(ri - r), Math.abs(si - s)]
  if (dq > dr && dq > ds) return { q: -ri - si, r: ri }
  return dr > ds ? { q: qi, r: -qi - si } : { q: qi, r: ri }
}

function drawn({ q, r, band }: Hexagon, size: number): Polygon {
  const [x, y] = [size * root3 * (q + r / 2), size * 1.5 * r]
  const corner = (n: number): Position => {
    const angle = (n * 60 + 30) * radians
    const [east, north] = [x + size * Math.cos(angle), y + size * Math.sin(angle)]
    return [fine(east / across(band)), fine(north / metresADegree)]
  }
  const ring: Ring = [0, 1, 2, 3, 4, 5, 0].map(corner)
  return { type: 'Polygon', coordinates: [ring] }
}

/** A decimetre is finer than a map shows. */
const fine = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
