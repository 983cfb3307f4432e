import fc from 'fast-check'
import t from 'tap'
import { prepareArea } from '../../src/domain/area.ts'
import { deliveryStates } from '../../src/domain/delivery.ts'
import type { Position } from '../../src/domain/geo.ts'
import { cellsOf, type Placed } from '../../src/domain/progress/cells.ts'
import { type Reached, ringsOf } from '../../src/domain/progress/rings.ts'

const at = (metres: number, state: Reached['state'], triedAt?: number): Reached => ({
  metres,
  state,
  triedAt,
})
const many = (count: number, one: Reached): Reached[] => Array.from({ length: count }, () => one)

t.test('an alert is told by rings of a round width, with when each was done', async (t) => {
  const rings = ringsOf([
    ...many(6, at(100, 'delivered', 5000)),
    ...many(5, at(350, 'accepted', 9000)),
    at(350, 'failed', 8000),
    ...many(7, at(900, 'queued')),
  ])

  t.match(rings, [
    { fromMetres: 0, toMetres: 250, selected: 6, sent: 6, delivered: 6, doneAt: 5000 },
    { fromMetres: 250, toMetres: 500, selected: 6, sent: 5, lost: 1, doneAt: 9000 },
    { fromMetres: 750, toMetres: undefined, selected: 7, sent: 0, waiting: 7 },
  ])
  t.equal(rings[2]?.doneAt, undefined)
})

t.test('a ring of few is told with its neighbour, and few people by no ring at all', async (t) => {
  const few = ringsOf([...many(2, at(50, 'queued')), ...many(9, at(450, 'queued'))])
  t.match(few, [{ fromMetres: 0, toMetres: undefined, selected: 11 }])
  t.equal(few.length, 1)
  t.strictSame(ringsOf(many(4, at(50, 'queued'))), [])
})

const reached = fc.record({
  metres: fc.option(fc.nat(60_000), { nil: undefined }),
  state: fc.constantFrom(...deliveryStates),
  triedAt: fc.constant(undefined),
})

t.test('whoever they are, no ring has fewer than five, and together they have all', async (t) => {
  fc.assert(
    fc.property(fc.array(reached, { maxLength: 60 }), (all) => {
      const rings = ringsOf(all)
      const placed = all.filter(({ metres }) => metres !== undefined).length
      const sum = rings.reduce((total, { selected }) => total + selected, 0)
      return rings.every(({ selected }) => selected >= 5) && sum === (placed >= 5 ? placed : 0)
    }),
  )
  t.pass('holds')
})

const place: fc.Arbitrary<Placed> = fc.record({
  location: fc.tuple(fc.double({ min: 5.2, max: 5.4 }), fc.double({ min: 52.4, max: 52.6 })),
  isDone: fc.boolean(),
})
const finite = ({ location: [lon, lat] }: Placed) => Number.isFinite(lon) && Number.isFinite(lat)

t.test('a hexagon has at least five people, all of whom live in it', async (t) => {
  fc.assert(
    fc.property(fc.array(place.filter(finite), { maxLength: 80 }), (people) =>
      cellsOf(people, [], 2500).every(({ area, selected }) => {
        const isInside = prepareArea(area)
        const inside = people.filter(({ location: [lon, lat] }) => isInside(lon, lat)).length
        // On the border of two a place may count for the other one.
        return selected >= 5 && inside >= selected - 1
      }),
    ),
  )
  t.pass('holds')
})

t.test('a hexagon lies where it lies, wherever in it people live', async (t) => {
  const around = ([lon, lat]: Position) =>
    Array.from({ length: 6 }, (_, n) => ({
      location: [lon + n * 1e-5, lat] as const,
      isDone: true,
    }))
  const [one] = cellsOf(around([5.301, 52.501]), [], 2000)
  const [other] = cellsOf(around([5.3011, 52.5012]), [], 2000)

  t.strictSame(one?.area, other?.area)
  t.equal(one?.quarters, 4)
})

t.test('named areas take the place of hexagons; what begins shows from five on', async (t) => {
  const square = [
    [5, 52],
    [6, 52],
    [6, 53],
    [5, 53],
    [5, 52],
  ] as const
  const areas = [
    { id: 'w', name: 'Westhoek', area: { type: 'Polygon', coordinates: [square] } as const },
  ]
  const people = (done: number): Placed[] =>
    Array.from({ length: 16 }, (_, n) => ({ location: [5.5, 52.5] as const, isDone: n < done }))

  t.match(cellsOf(people(4), areas, 500), [{ name: 'Westhoek', quarters: 0 }])
  t.match(cellsOf(people(5), areas, 500), [{ quarters: 1 }])
  t.match(cellsOf(people(15), areas, 500), [{ quarters: 3 }])
  t.match(cellsOf(people(16), areas, 500), [{ quarters: 4 }])
})
