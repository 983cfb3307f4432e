import { distance, pointToPolygonDistance } from '@turf/turf'
import fc from 'fast-check'
import t from 'tap'
import { checkArea, prepareArea } from '../../src/domain/area.ts'
import { atBorder, stopsAtBorder } from '../../src/domain/border/at-border.ts'
import type { BorderFact } from '../../src/domain/border/border.ts'
import { borderOf } from '../../src/domain/border/make-border.ts'
import { reachOf } from '../../src/domain/border/reach.ts'
import { foldFact } from '../../src/domain/fold.ts'
import type { Polygon, Position } from '../../src/domain/geo.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { sectorOf } from '../../src/domain/where/sector.ts'
import { centre } from '../support/areas.ts'

/** Round a place, so many metres out in each direction: crooked as borders are. */
function crooked(radii: readonly number[]): Polygon {
  const corners = radii.map((metres, n) => placeAt(centre, -(360 * n) / radii.length, metres))
  return { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] }
}

const metresOut = fc.integer({ min: 2000, max: 6000 })
const borders = fc.array(metresOut, { minLength: 4, maxLength: 24 }).map(crooked)
const places = fc
  .tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 9000 }))
  .map(([bearing, metres]) => placeAt(centre, bearing, metres))
const circles = fc.record({ centre: places, radiusMetres: fc.integer({ min: 300, max: 10_000 }) })

/** From the border, metres; below zero within it. */
const beyond = (border: Polygon, place: Position): number => {
  const rings = border.coordinates.map((ring) => ring.map((corner) => [...corner]))
  const polygon = { type: 'Polygon' as const, coordinates: rings }
  return pointToPolygonDistance([...place], polygon, { units: 'meters' })
}

t.test('it holds all within 500 metres of the border, and little beyond', async (t) => {
  fc.assert(
    fc.property(borders, circles, fc.array(places, { minLength: 20 }), (border, circle, all) => {
      const { area } = atBorder(border, circle, false)
      const isInside = prepareArea(area)
      return all.every((place) => {
        const out = distance([...circle.centre], [...place], { units: 'meters' })
        const past = beyond(border, place)
        if (out < circle.radiusMetres && past < 498) return isInside(...place)
        if (out > circle.radiusMetres + 15) return !isInside(...place)
        return past < 540 || !isInside(...place) || area === circle
      })
    }),
    { numRuns: 8 },
  )
  t.pass()
})

t.test('what is cut is an area that can be sent to, also of a sector', async (t) => {
  fc.assert(
    fc.property(borders, circles, fc.integer({ min: 0, max: 359 }), (border, circle, bearing) => {
      const sector = sectorOf(circle.centre, circle.radiusMetres, bearing)
      const bordered = [circle, sector].map((whole) => atBorder(border, whole, false))
      for (const { area } of bordered) checkArea(area)
      const goesOn = atBorder(border, sector, true)
      return goesOn.area === sector && goesOn.border?.goes !== 'stops'
    }),
    { numRuns: 8 },
  )
  t.pass()
})

t.test('a border of thousands of corners is worked out in fewer', async (t) => {
  const fine = Array.from({ length: 4500 }, (_, n) => 5000 + 900 * Math.sin(n / 40) + (n % 7))
  const border = borderOf([crooked(fine)])
  const reach = reachOf(border)
  t.equal(reachOf(border), reach, 'once a border')
  t.ok(reach.shape.coordinates.flat(2).length < 1000)
  t.ok(reach.isInside(...centre))
  const corners = border.type === 'Polygon' ? border.coordinates.flat() : []
  t.ok(
    corners.every((corner) => reach.isInside(...corner)),
    'nowhere sooner than it should',
  )
})

t.test('a border too ragged for fewer corners is worked out all the same', async (t) => {
  const ragged = crooked(Array.from({ length: 4500 }, (_, n) => (n % 2 === 0 ? 7200 : 8800)))
  const { shape, isInside } = reachOf(ragged)
  t.ok(shape.coordinates.flat(2).length < 1000)
  t.ok((ragged.coordinates[0] ?? []).every((corner) => isInside(...corner)))
  t.ok(isInside(...placeAt(centre, 0, 9290)) && !isInside(...placeAt(centre, 0, 9350)))
})

t.test('danger does not stop at a border, and nor does help for a life', async (t) => {
  t.ok(stopsAtBorder('vehicle'))
  t.ok(stopsAtBorder('missing-child'))
  for (const kind of ['fire-smoke', 'outage', 'aed', 'warning'] as const)
    t.notOk(stopsAtBorder(kind))
})

t.test('a border set while a snapshot is written keeps the one before it', async (t) => {
  const set = (metres: number): BorderFact => ({
    type: 'border.set',
    border: { area: crooked(Array(4).fill(metres)), names: [], by: 'anna', at: '2026-11-24' },
  })
  const [state, restored, later] = [emptyState(), emptyState(), set(3000)]
  foldFact(state, set(2000), 0)
  for (const fact of snapshotFacts(state, 0)) {
    foldFact(restored, fact, 0)
    // It is in the journal that is read after the snapshot.
    if (state.border.now !== later.border) foldFact(state, later, 0)
  }
  foldFact(restored, later, 0)
  t.strictSame(restored.border, state.border)
})
