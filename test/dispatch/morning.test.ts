import fc from 'fast-check'
import t from 'tap'
import type { Phase } from '../../src/domain/action.ts'
import { morningAfter, waitsUntil } from '../../src/domain/morning/morning.ts'
import { isQuiet } from '../../src/domain/quiet-hours.ts'
import { by, draft, Engine, neighbour, policy } from '../support/engine.ts'

const hourMs = 3_600_000
const early = { resultInMorning: true } as const
/** Six of whom the last two prefer the morning. */
const people = [1, 2, 3, 4, 5, 6].map((n) => neighbour(n, n > 4 ? early : {}))
const close = { outcome: 'neutral', text: { sms: 'de zoekactie is klaar. Dank u.' } } as const

/** An alert at 21.40 that all six had, closed at 22.10. */
async function closedAtNight(sendAt?: string): Promise<{ engine: Engine; id: string }> {
  const engine = new Engine(['m1', 'm2'], people)
  engine.time.leap(8 * hourMs + 40 * 60_000)
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(30 * 60_000)
  engine.network.onAir.length = 0
  await engine.settled(engine.desk.close(id, { ...close, ...(sendAt ? { sendAt } : {}) }, by))
  return { engine, id }
}

const results = ({ network }: Engine): readonly number[] =>
  network.onAir.map(({ to }) => Number(to.slice(-1))).sort()
const resultOf = ({ desk }: Engine, id: string) => desk.action(id)?.phases.at(-1)

t.test('a result at night waits until seven for those who prefer the morning', async (t) => {
  const { engine, id } = await closedAtNight()
  await engine.time.pass(60_000)
  t.strictSame(results(engine), [1, 2, 3, 4])
  t.match(resultOf(engine, id), {
    counts: { queued: 2, accepted: 4 },
    morning: { at: '2026-11-25T06:00:00.000Z', waiting: 2, had: 0 },
  })
  t.match(engine.desk.action(id), { action: { state: 'closing' } })
  t.notOk(engine.desk.action(id)?.forecast, 'nothing is being sent')
  engine.off()
  await engine.settled(engine.on())
  await engine.time.pass(8 * hourMs)
  t.strictSame(results(engine), [1, 2, 3, 4], 'a restart at night changes nothing')
  engine.off()
  await engine.settled(engine.on())
  await engine.time.pass(hourMs)
  t.strictSame(results(engine), [1, 2, 3, 4, 5, 6])
  const first = Math.min(...engine.network.onAir.slice(4).map(({ at }) => at))
  t.ok(first - Date.parse('2026-11-25T06:00:00.000Z') < 10_000, 'at seven, and no later')
  t.match(resultOf(engine, id), { morning: { waiting: 0, had: 2 } })
  t.equal(engine.desk.action(id)?.action.state, 'closed')
})

t.test('it can go to them at once after all, from the screen and once', async (t) => {
  const { engine, id } = await closedAtNight()
  await engine.time.pass(60_000)
  const phase = resultOf(engine, id)?.id ?? ''
  const order = { phase, past: 'morning' } as const
  await engine.settled(engine.desk.hurry(id, order, by))
  await engine.settled(engine.desk.hurry(id, order, by))
  await engine.time.pass(60_000)
  t.strictSame(results(engine), [1, 2, 3, 4, 5, 6])
  const deeds = engine.desk.action(id)?.action.deeds?.map(({ what }) => what)
  t.strictSame(deeds, ['started', 'result', 'hurried', 'closed'])
  await t.rejects(engine.desk.hurry(id, { phase: 'x', past: 'morning' }, by), /no-such-phase/)
})

t.test('a result for a later time waits for it, or for a press; the morning goes on', async (t) => {
  const { engine, id } = await closedAtNight('2026-11-25T01:00:00+01:00')
  await engine.time.pass(60_000)
  t.strictSame(results(engine), [])
  t.match(resultOf(engine, id), { morning: { waiting: 2 } })
  const phase = resultOf(engine, id)?.id ?? ''
  await engine.settled(engine.desk.hurry(id, { phase, past: 'schedule' }, by))
  await engine.time.pass(60_000)
  engine.off()
  await engine.settled(engine.on())
  t.strictSame(results(engine), [1, 2, 3, 4], 'sooner, and not to who sleeps')
  await engine.time.pass(9 * hourMs)
  t.strictSame(results(engine), [1, 2, 3, 4, 5, 6])
})

t.test('after a night without power what was for the morning goes, hours late waits', async (t) => {
  for (const [hours, left] of [
    [9.5, 0],
    [12, 2],
  ] as const) {
    const { engine, id } = await closedAtNight()
    await engine.time.pass(60_000)
    engine.off()
    engine.time.leap(hours * hourMs)
    await engine.settled(engine.on())
    await engine.time.pass(60_000)
    t.match(resultOf(engine, id), { isHeld: left > 0, counts: { queued: left } }, `${hours} hours`)
  }
})

t.test('a phone that is shared waits only when all who share it prefer so', async (t) => {
  const shared = neighbour(1).phones[0]?.number ?? ''
  const phones = [{ id: 'p2:0', number: shared, channel: 'sms' }] as const
  const engine = new Engine(['m1'], [neighbour(1, early), neighbour(2, { phones })])
  engine.time.leap(8 * hourMs)
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(65 * 60_000)
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(60_000)
  t.match(resultOf(engine, id), { counts: { accepted: 1 } })
})

t.test('the morning is the next end of the quiet hours, whatever the clock does', (t) => {
  const at = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
  fc.assert(
    fc.property(at, (at) => {
      const morning = morningAfter(at, policy)
      const { quietHours, timeZone } = policy
      const isEnd =
        isQuiet(morning - 1000, quietHours, timeZone) && !isQuiet(morning, quietHours, timeZone)
      return isEnd && morning > at && morning - at <= 25 * hourMs
    }),
  )
  t.end()
})

t.test('thousands who wait for one result are asked about in no time, by day and by night', (t) => {
  const began = performance.now()
  for (const released of ['2026-11-24T12:00:00.000Z', '2026-11-24T22:00:00.000Z']) {
    const at = Date.parse(released)
    const phase = { name: 'result', notAfter: new Date(at + 24 * hourMs).toISOString() } as Phase
    for (let phone = 0; phone < 10_000; phone += 1) waitsUntil(phase, at, policy)
  }
  t.ok(performance.now() - began < 1000, 'a screen asks about all of them, every few seconds')
  t.end()
})
