import fc from 'fast-check'
import t from 'tap'
import { isSameData } from '../../src/domain/same-data.ts'

/** As JSON has it, whatever the order of its fields. */
const words = (data: unknown): string =>
  JSON.stringify(data, (_, held) =>
    held && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

const word = fc.constantFrom('a', 'b', 'length')
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(1, 2, true, null, 'a', ''),
    fc.array(tie('data'), { maxLength: 2 }),
    fc.dictionary(word, tie('data'), { maxKeys: 2, noNullPrototype: true }),
  ),
}))

t.test('two pieces of data are the same when their JSON is', async () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(data, data),
        data.map((one) => [one, JSON.parse(words(one))]),
      ),
      ([one, other]) => isSameData(one, other) === (words(one) === words(other)),
    ),
    { numRuns: 5_000 },
  )
})

t.test('a field that is undefined is none', async (t) => {
  t.ok(isSameData({ a: 1, b: undefined }, { a: 1 }))
  t.ok(isSameData({ a: 1 }, { a: 1, b: undefined }))
  t.notOk(isSameData({ a: undefined }, { a: 1 }))
  t.notOk(isSameData([], {}))
})
