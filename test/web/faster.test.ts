import t from 'tap'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { fasterThan } from '../../src/web/pages/faster.ts'
import { whenDone } from '../../src/web/pages/when.ts'
import { centre, draft, Engine, neighbour } from '../support/engine.ts'

/** One every two metres, outwards: more than one modem can tell in twenty minutes. */
const people = Array.from({ length: 600 }, (_, n) =>
  neighbour(n + 1, {
    addresses: [
      {
        postcode: '9991AA',
        houseNumber: n + 1,
        kind: 'home',
        location: placeAt(centre, 90, 2 * n),
      },
    ],
  }),
)

t.test('what takes longer than it is of use comes with what helps, in numbers', async (t) => {
  const engine = new Engine(['m1'], people)
  await engine.open()
  const long = draft({
    area: { centre, radiusMetres: 1200 },
    text: { sms: `let op jongen, 7 jaar. ${'rode jas, '.repeat(20)} Gezien? Bel 0800-0011.` },
  })
  const preview = engine.desk.preview(long)
  const { all } = whenDone(preview)
  const shape = { radius: 1200, bearing: undefined, usefulSeconds: 1200 }
  const faster = fasterThan(engine.desk, long, preview, shape)

  t.equal(faster?.usefulSeconds, 1200)
  const within = (radiusMetres: number) =>
    whenDone(engine.desk.preview({ ...long, area: { centre, radiusMetres } })).all ?? Infinity
  const radius = faster?.radius ?? 0
  t.ok(radius > 0 && radius < 1200, `${radius} m`)
  t.ok(within(radius) <= 1200, 'in time')
  t.ok(within(radius + 50) > 1200, 'and no wider one is')
  t.equal(faster?.shorter?.parts, preview.text.parts)
  t.ok((faster?.shorter?.seconds ?? 0) > 60 && (faster?.shorter?.seconds ?? 0) < Number(all))

  const few = draft({ area: { centre, radiusMetres: 100 } })
  t.equal(
    fasterThan(engine.desk, few, engine.desk.preview(few), shape),
    undefined,
    'nothing to say',
  )
})
