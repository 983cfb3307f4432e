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
  return areas.length > 0 ? byName(people, areas) : byHexagon(people, hexagonMetres)
}

function byName(people: readonly Placed[], areas: readonly NamedArea[]): readonly Cell[] {
  const inside = areas.map(({ area }) => prepareArea(area))
  const groups = new Map<number, Placed[]>()
  for (const one of people) {
    const [lon, lat] = one.location
    put(
      groups,
      inside.findIndex((isInside) => isInside(lon, lat)),
      one,
    )
  }
  return [...groups].flatMap(([n, group]) => {
    const found = areas[n]
    return found ? cellOf(group, { name: found.name, area: found.area }) : []
  })
}

const metresADegree = earthRadiusMetres * radians
const root3 = Math.sqrt(3)

function byHexagon(people: readonly Placed[], size: number): readonly Cell[] {
  const groups = new Map<string, { readonly at: Hexagon; readonly group: Placed[] }>()
  for (const one of people) {
    const at = hexagonAt(one.location, size)
    const key = `${at.q}:${at.r}`
    const known = groups.get(key)
    if (known) known.group.push(one)
    else groups.set(key, { at, group: [one] })
  }
  return [...groups.values()].flatMap(({ at, group }) => cellOf(group, { area: drawn(at, size) }))
}

function cellOf(group: readonly Placed[], shape: Pick<Cell, 'name' | 'area'>): readonly Cell[] {
  const selected = group.length
  if (selected < smallest) return []
  const done = group.filter(({ isDone }) => isDone).length
  const quarters = done < smallest ? 0 : (Math.floor((4 * done) / selected) as Cell['quarters'])
  return [{ ...shape, selected, quarters }]
}

function put<K>(groups: Map<K, Placed[]>, key: K, one: Placed): void {
  const known = groups.get(key)
  if (known) known.push(one)
  else groups.set(key, [one])
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
