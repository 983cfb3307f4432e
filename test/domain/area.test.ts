import { distance } from '@turf/turf'
import fc from 'fast-check'
import t from 'tap'
import { prepareArea } from '../../src/domain/area.ts'
import { ascending } from '../../src/domain/ascending.ts'
import type { Polygon, Position } from '../../src/domain/geo.ts'
import { inTurf, nearby, onLattice, polygon, polygons } from '../support/areas.ts'

t.test('a place is inside when turf says so, its corners and edges too', (t) => {
  let count = 0
  fc.assert(
    fc.property(
      fc.oneof(polygon, polygons),
      fc.array(nearby, { minLength: 40, maxLength: 80 }),
      (area, places) => {
        const isInside = prepareArea(area)
        const corners = area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2)
        for (const place of [...places, ...places.map(onLattice), ...corners]) {
          count += 1
          if (isInside(...place) !== inTurf(area, place)) {
            throw new Error(`${place} is ${isInside(...place) ? 'inside' : 'outside'} for us`)
          }
        }
      },
    ),
    { numRuns: 400 },
  )
  t.ok(count > 30_000, `${count} places`)
  t.end()
})

t.test('a place is in a circle when turf measures no more than its radius', (t) => {
  const radiusMetres = fc.double({ min: 1, max: 9_000, noNaN: true })
  fc.assert(
    fc.property(nearby, radiusMetres, nearby, (middle, radius, place) => {
      const area = { centre: middle, radiusMetres: radius }
      const metres = distance([...middle], [...place], { units: 'meters' })
      return Math.abs(metres - radius) < 1e-6 || prepareArea(area)(...place) === inTurf(area, place)
    }),
    { numRuns: 2_000 },
  )
  t.pass('property held')
  t.end()
})

t.test('a square on the grid, a level sliver and a line are no trouble', (t) => {
  const square = (w: number, s: number, e: number, n: number): Polygon => ({
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  })
  const table: readonly (readonly [area: Polygon, place: Position, expected: boolean])[] = [
    [square(5, 52, 6, 53), [5.5, 52.5], true],
    [square(5, 52, 6, 53), [5, 52], true],
    [square(5, 52, 6, 53), [6, 52.5], true],
    [square(5, 52, 6, 53), [5.5, 53], true],
    [square(5, 52, 6, 53), [Number.NaN, 52.5], false],
    [square(5, 52, 6, 53), [6.000001, 52.5], false],
    [square(5, 52, 6, 52), [5.5, 52], true],
    [square(5, 52, 5, 53), [5, 52.5], true],
    [square(5, 52, 6, 52.0000000001), [5.5, 52.00000000005], true],
  ]
  for (const [area, place, expected] of table) t.equal(prepareArea(area)(...place), expected)
  t.end()
})

t.test('keys are put in order, and equal ones stay in line', (t) => {
  const keys = fc.array(fc.oneof(fc.nat(3), fc.nat(0xffffffff)), { maxLength: 300 })
  fc.assert(
    fc.property(keys, (all) => {
      const expected = all.map((_, i) => i).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0))
      t.strictSame([...ascending(Uint32Array.from(all))], expected)
    }),
  )
  t.end()
})
