import fc from 'fast-check'
import t from 'tap'
import { earthRadiusMetres, metresOfChord } from '../../src/domain/sphere.ts'

t.test('a chord is as many metres as its arc, near and far', (t) => {
  const angle = fc.oneof(
    fc.double({ min: 0, max: 1e-6, noNaN: true }),
    fc.double({ min: 0, max: 0.1, noNaN: true }),
    fc.double({ min: 0.0938, max: 0.0939, noNaN: true }),
    fc.double({ min: 0, max: Math.PI, noNaN: true }),
  )
  fc.assert(
    fc.property(angle, (radians) => {
      const squared = (2 * Math.sin(radians / 2)) ** 2
      const metres = 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(squared) / 2))
      const off = Math.abs(metresOfChord(squared) - metres)
      if (off > 4 * Number.EPSILON * metres) throw new Error(`${metres} m is ${off} m off`)
    }),
    { numRuns: 20_000 },
  )
  t.equal(metresOfChord(0), 0)
  t.equal(metresOfChord(4.000001), Math.PI * earthRadiusMetres)
  t.end()
})
