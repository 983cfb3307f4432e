import t from 'tap'
import { whenDone } from '../../src/dispatch/when-done.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { centre, draft, Engine, neighbour } from '../support/engine.ts'

/** One every two metres, outwards: more than one modem can tell in twenty minutes. */
const people = Array.from({ length: 600 }, (_, n) =>
  neighbour(n + 1, {
    addresses: [
      {
        postcode: '9991AA',
        houseNumber: n + 1,
        kind: 'home',
        location: placeAt(centre, 90, 2 * n + 1),
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
  const asked = { radius: 1200, usefulSeconds: 1200 }
  const { preview, faster, rings } = engine.desk.outlook(long, asked)
  const { all } = whenDone(preview)

  t.equal(faster?.usefulSeconds, 1200)
  const within = (radiusMetres: number) =>
    whenDone(engine.desk.preview({ ...long, area: { centre, radiusMetres } })).all ?? Infinity
  const radius = faster?.radius ?? 0
  t.ok(radius > 0 && radius < 1200, `${radius} m`)
  t.ok(within(radius) <= 1200, 'in time')
  t.ok(within(radius + 50) > 1200, 'and no wider one is')
  t.equal(faster?.shorter?.parts, preview.text.parts)
  t.ok((faster?.shorter?.seconds ?? 0) > 60 && (faster?.shorter?.seconds ?? 0) < Number(all))

  t.equal(rings.at(-1)?.doneSeconds, all, 'the last ring is done when all are')
  for (const { toMetres, doneSeconds } of rings.slice(0, -1)) {
    t.equal(doneSeconds, within(toMetres ?? 0), `within ${toMetres} m, as if they were alone`)
  }

  const few = draft({ area: { centre, radiusMetres: 100 } })
  t.equal(engine.desk.outlook(few, asked).faster, undefined, 'nothing to say')
})

t.test('how long a few take does not tell how few they are', async (t) => {
  const near = people.slice(0, 24).map((one, n) => ({
    ...one,
    ...(n % 6 === 2 ? { language: 'pl' as const } : {}),
    ...(n % 2 === 1
      ? { phones: one.phones.map((p) => ({ ...p, channel: 'voice' as const })) }
      : {}),
  }))
  const engine = new Engine(['m1'], near, ['m1'])
  await engine.open()
  const text = { sms: 'let op. Bel 0800-0011.', translations: { pl: 'y'.repeat(400) } }
  /** The nearest so many, who live two metres apart. */
  const toldOf = (n: number) => {
    const about = draft({ area: { centre, radiusMetres: 2 * n }, text })
    const { preview, faster } = engine.desk.outlook(about, { radius: 1200, usefulSeconds: 1 })
    t.match([preview.selected, preview.byLanguage?.pl], [n, n < 9 ? 1 : n < 15 ? 2 : 4])
    return JSON.stringify([preview.forecast, preview.calling?.withTwoMoreSeconds, faster])
  }
  t.equal(toldOf(3), toldOf(4), 'two by SMS, one of them in Polish, and one or two called')
  t.not(toldOf(8), toldOf(12), 'of more it is told')
})
