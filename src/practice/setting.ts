import { layersOf } from '../demo/layers.ts'
import { makePeople } from '../demo/people.ts'
import { makeTown, type Town } from '../demo/town.ts'
import type { Scenario } from '../domain/drill/scenarios.ts'
import type { Fact } from '../domain/facts.ts'
import type { Position } from '../domain/geo.ts'

const participants = 1200

/** Where it happens: a street of the practice town, and where the form of places finds it. */
export interface Place {
  readonly street: string
  readonly point: Position
}

/** The made-up town that drills are set in, and who takes part there. */
export interface Setting {
  readonly town: Town
  readonly facts: readonly Fact[]
  /** GeoJSON of its map, lowest first. */
  readonly layers: readonly { readonly name: string; readonly geojson: unknown }[]
}

/** Made once: drills only read it. */
export function makeSetting(): Setting {
  const town = makeTown()
  const people = makePeople(town.addresses, participants, (n) => `practice-p${n}`)
  return {
    town,
    layers: layersOf(town),
    facts: [
      { type: 'areas.replaced', areas: town.areas },
      ...people.map(
        (participant): Fact => ({ type: 'participant.saved', participant, source: 'demo' }),
      ),
    ],
  }
}

/** The street in the middle of the part of town that a scenario is about. */
export function placeOf({ addresses, areas, streets }: Town, { quarter }: Scenario): Place {
  const area = areas.find(({ name }) => name === quarter)
  const middle = area && centreOf(area.area)
  const [street] = [...streets].sort((a, b) => away(a, middle) - away(b, middle))
  const found = addresses.find((address) => address.street === street?.name)
  if (!found) throw new Error(`the practice town has no ${quarter}`)
  return { street: found.street, point: found.location }
}

const halfway = ({ from, to }: Pick<Town['streets'][number], 'from' | 'to'>): Position => [
  (from[0] + to[0]) / 2,
  (from[1] + to[1]) / 2,
]

/** Degrees are good enough to tell which of two streets is nearer. */
function away(street: Town['streets'][number], to: Position | undefined): number {
  const [lon, lat] = halfway(street)
  return to ? Math.hypot((lon - to[0]) * 0.6, lat - to[1]) : 0
}

function centreOf(area: Town['areas'][number]['area']): Position | undefined {
  const ring = area.type === 'Polygon' ? area.coordinates[0] : area.coordinates[0]?.[0]
  const corners = ring?.slice(0, -1) ?? []
  const mean = (axis: 0 | 1): number =>
    corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return corners.length === 0 ? undefined : [mean(0), mean(1)]
}
