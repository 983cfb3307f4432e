import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { placeInArea } from '../../src/web/ground/name-place.ts'
import { packGround } from '../../src/web/ground/pack.ts'
import { shapesOf } from '../../src/web/ground/shapes.ts'
import type { Spot } from '../../src/web/ground/world.ts'

/** Round a middle, with a radius in each direction: crooked, and never crossing itself. */
const crooked = fc
  .array(fc.integer({ min: 100, max: 10_000 }), { minLength: 3, maxLength: 12 })
  .map((radii) =>
    radii.map((radius, n): Spot => {
      const angle = (n / radii.length) * 2 * Math.PI
      return [20_000 + Math.cos(angle) * radius, 20_000 + Math.sin(angle) * radius]
    }),
  )

const isInside = (ring: readonly Spot[], [x, y]: Spot): boolean =>
  ring.filter(([x1, y1], n) => {
    const [x2, y2] = ring[(n + 1) % ring.length] ?? [x1, y1]
    return y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
  }).length %
    2 ===
  1

t.test('a name stands inside its area, with no more room than there is', async (t) => {
  fc.assert(
    fc.property(crooked, (ring) => {
      const place = placeInArea(ring)
      if (!place) return false
      const [x, y] = [place.spot[0], place.spot[1] + 0.5]
      const ends = [0.49, -0.49].map((part): Spot => [x + place.room * part, y])
      return place.room < 4 || ends.every((end) => isInside(ring, end))
    }),
  )
  t.pass()
})

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

t.test('a hole goes round the other way than what it is in, however it was drawn', async (t) => {
  const turn = (ring: readonly Spot[]): number =>
    Math.sign(
      ring.reduce((sum, [x, y], n) => {
        const [x2, y2] = ring[(n + 1) % ring.length] ?? [x, y]
        return sum + (x2 - x) * (y2 + y)
      }, 0),
    )
  for (const rings of [
    [square(5, 52, 1), square(5.2, 52.2, 0.1)],
    [square(5, 52, 1).reverse(), square(5.2, 52.2, 0.1)],
  ]) {
    const { shapes } = shapesOf({ type: 'Polygon', coordinates: rings })
    t.strictSame(shapes[0]?.parts.map(turn), [-1, 1])
  }
})

t.test('what a browser draws counts from the corner of all of it, with its names', async (t) => {
  const geojson = {
    features: [
      {
        properties: { name: 'Oud Bos' },
        geometry: { type: 'MultiPolygon', coordinates: [[square(5, 52, 0.01)]] },
      },
      { properties: { name: 'Merelstraat' }, geometry: { type: 'Point', coordinates: [5, 52] } },
    ],
  }
  const packed = packGround([{ name: 'park', geojson }])
  if (!packed) throw new Error('nothing packed')
  t.match(gunzipSync(packed.bytes).toString('latin1'), /park.*Oud Bos.*Merelstraat/s)
  t.equal(packed.size[0], Math.round((0.01 / 360) * 2 ** 28), 'a hundredth of a degree')
  t.equal(packGround([{ name: 'park', geojson }])?.version, packed.version)
  t.equal(packGround([]), undefined, 'nothing at all')
})
