import fc from 'fast-check'
import t from 'tap'
import { boxOf, prepareArea } from '../../src/domain/area.ts'
import type { Position, Ring } from '../../src/domain/geo.ts'

/** The even-odd rule over all edges, with every point of an edge inside: what the quick answer has to be. */
function plainly(rings: readonly Ring[], [x, y]: Position): boolean {
  let isIn = false
  for (const [[ax, ay], [bx, by]] of rings.flatMap(edgesOf)) {
    const cross = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
    const isBeside = (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0
    if (cross === 0 && isBeside) return true
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn
  }
  return isIn
}

const edgesOf = (ring: Ring): (readonly [a: Position, b: Position])[] =>
  ring.slice(1).map((b, i) => [ring[i] ?? b, b])

const share = fc.double({ min: 0, max: 1, noNaN: true })
/** Where a line between two cells of a grid is. */
const line = fc.nat(64).map((n) => n / 64)
const corner = fc.oneof(fc.tuple(share, share), fc.tuple(line, line), fc.tuple(line, share))
/** Corners in any order, so that a ring crosses itself and touches others. */
const tangle = fc.array(corner, { minLength: 3, maxLength: 40 })
/** In and out around a middle, as a coast. */
const coast = fc
  .array(fc.double({ min: 0.2, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 300 })
  .map((radii) =>
    radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length
      return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)] as const
    }),
  )
/** Up and down from one side to the other, and back below: many ends in one row of cells. */
const comb = fc.array(share, { minLength: 2, maxLength: 200 }).map((heights) => [
  ...heights.map((height, i) => [i / heights.length, 0.5 + height / 100] as const),
  ...([
    [1, 0],
    [0, 0],
  ] as const),
])
const rings = fc.array(fc.oneof(tangle, coast, comb), { minLength: 1, maxLength: 3 })
const west = fc.oneof(fc.constantFrom(5, -0.05), fc.double({ min: 3, max: 7, noNaN: true }))
const south = fc.oneof(fc.constantFrom(52, 0), fc.double({ min: 50, max: 54, noNaN: true }))

type Share = readonly [x: number, y: number]

/** Places on the edges, and as far east as one corner and as high as another. */
function placesAt(rings: readonly Ring[], shares: readonly number[]): readonly Position[] {
  const corners = rings.flat()
  return [
    ...corners,
    ...corners.map(([lon], i): Position => [lon, corners.at(-i)?.[1] ?? 0]),
    ...rings
      .flatMap(edgesOf)
      .flatMap(([[ax, ay], [bx, by]]) =>
        shares.map((share): Position => [ax + share * (bx - ax), ay + share * (by - ay)]),
      ),
  ]
}

/** Compares all places in boxes of some extents; yields how many there were. */
function compare(width: fc.Arbitrary<number>, height: fc.Arbitrary<number>): number {
  let count = 0
  const box = fc.record({ west, south, width, height })
  const asked = fc.array(corner, { minLength: 10, maxLength: 60 })
  const shares = fc.array(fc.oneof(share, line), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(
      rings,
      box,
      asked,
      shares,
      (drawn, { west, south, width, height }, some, shares) => {
        const at = ([x, y]: Share): Position => [west + x * width, south + y * height]
        const coordinates = drawn.map((corners) => [...corners, ...corners.slice(0, 1)].map(at))
        const area = { type: 'Polygon', coordinates } as const
        const isInside = prepareArea(area)
        const [least, low, most, high] = boxOf(area)
        for (const place of [...some.map(at), ...placesAt(coordinates, shares)]) {
          const [x, y] = place
          const isNear = x >= least && x <= most && y >= low && y <= high
          count += 1
          if (isInside(x, y) === (isNear && plainly(coordinates, place))) continue
          throw new Error(`${place} is ${isInside(x, y) ? 'inside' : 'outside'}, quickly`)
        }
      },
    ),
    { numRuns: 400 },
  )
  return count
}

/** Degrees. */
const wide = fc.constantFrom(0.1, 3, 1e-6)
const thin = fc.constantFrom(1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 0)

t.test('the quick answer is that of the plain rule', (t) => {
  t.ok(compare(wide, wide) > 30_000)
  t.end()
})

t.test(
  'it is in what is as flat as a thread, and in what is smaller than its own rounding',
  (t) => {
    t.ok(compare(wide, thin) > 30_000)
    t.ok(compare(thin, wide) > 30_000)
    t.ok(compare(thin, thin) > 30_000)
    t.end()
  },
)
