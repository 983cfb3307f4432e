import fc from 'fast-check'
import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { NumberPlaces } from '../../src/domain/number-places.ts'

const number = fc.oneof(
  fc.nat(40).map(madeUpMobile),
  // As long as E.164 lets one be, and what is no international number at all.
  fc.integer({ min: 1, max: 3 }).map((digit) => `+99999999999999${digit}`),
  fc.constantFrom(
    '',
    '+',
    '+0',
    '+01',
    '+1',
    '112',
    '+31 6',
    '+3a',
    '+9999999999999999',
    '01',
    '1',
  ),
)

t.test('numbers have places as they come, each its own', (t) => {
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (numbers, others) => {
      const places = new NumberPlaces(numbers.length)
      const slowly = new Map<string, number>()
      for (const one of numbers) {
        if (!slowly.has(one)) slowly.set(one, slowly.size)
        t.equal(places.of(one), slowly.get(one))
      }
      t.equal(places.size, slowly.size)
      for (const one of [...numbers, ...others]) t.equal(places.find(one), slowly.get(one))
    }),
    { numRuns: 100 },
  )
  const many = new NumberPlaces(20_000)
  for (let n = 0; n < 20_000; n++) many.of(madeUpMobile(n))
  t.equal(many.size, 20_000)
  t.equal(many.find(madeUpMobile(12_345)), 12_345)
  t.end()
})

t.test('more numbers than there was room for keep their places', async (t) => {
  const places = new NumberPlaces(1)
  const numbers = Array.from({ length: 500 }, (_, n) => madeUpMobile(n))
  for (const [n, number] of numbers.entries()) t.equal(places.of(number), n)
  t.same(
    numbers.map((number) => places.find(number)),
    numbers.map((_, n) => n),
  )
  t.equal(places.size, 500)
})
