import fc from 'fast-check'
import t from 'tap'
import { ascending } from '../../src/domain/ascending.ts'

/** Small, around a border of the digits that are sorted by, and as large as a key can be. */
const key = fc.oneof(
  fc.nat(3),
  fc.integer({ min: 2 ** 11 - 2, max: 2 ** 11 + 2 }),
  fc.integer({ min: 2 ** 22 - 2, max: 2 ** 22 + 2 }),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
)

t.test('places stand by their keys, and equal ones stay in line', (t) => {
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const slowly = keys
        .map((one, place) => ({ one, place }))
        .sort((a, b) => a.one - b.one || a.place - b.place)
        .map(({ place }) => place)
      t.strictSame([...ascending(Uint32Array.from(keys))], slowly)
    }),
    { numRuns: 300 },
  )
  t.end()
})
