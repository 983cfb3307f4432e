import t from 'tap'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const right = { sms: 'let op meisje, 7 jaar. Bel 0800-0011.' }

/** An alert that is on its way, to sixty over one modem. */
async function underWay() {
  const engine = new Engine(['m1'], people)
  await engine.open()
  const { desk, time } = engine
  const starting = desk.start(draft(), by)
  await time.pass(7000)
  return { engine, id: (await starting).id }
}

t.test('what is held back stays in line, and goes on where it was', async (t) => {
  const { engine, id } = await underWay()
  const { network, time } = engine
  const release = engine.desk.holdBack(id, 8000)
  await time.pass(3000)
  const sent = network.onAir.length
  t.ok(sent > 0)
  await time.pass(4000)
  t.equal(network.onAir.length, sent, 'what a modem had is finished, and nothing begins')
  release()
  await time.pass(3000)
  t.ok(network.onAir.length > sent, 'it goes on')
  release()
  await time.pass(400_000)
  t.equal(network.onAir.length, 60, 'once each')
})

t.test('what a modem has and did not send yet is held back as well', async (t) => {
  const { engine, id } = await underWay()
  const { network, time } = engine
  const { deliveries } = [...engine.dispatch.ports.ledger.state.actions.phases.values()][0] ?? {}
  const begun = () => deliveries?.flatMap(({ attempts }) => attempts).length ?? 0
  while (begun() === network.onAir.length) await time.pass(1)
  const sent = network.onAir.length
  const release = engine.desk.holdBack(id, 8000)
  await time.pass(7000)
  t.equal(network.onAir.length, sent, 'the old text did not leave')
  release()
  await time.pass(400_000)
  t.equal(network.onAir.length, 60, 'once each')
})

t.test('it is never held for longer than was said, whoever forgets to let go', async (t) => {
  const { engine, id } = await underWay()
  const { network, time } = engine
  engine.desk.holdBack(id, 8000)
  const again = engine.desk.holdBack(id, 5000)
  await time.pass(3000)
  again()
  const sent = network.onAir.length
  await time.pass(4500)
  t.equal(network.onAir.length, sent, 'as long as anybody holds it')
  await time.pass(3000)
  t.ok(network.onAir.length > sent)
})

t.test('after a power cut nothing is held', async (t) => {
  const { engine, id } = await underWay()
  const { network, time } = engine
  engine.desk.holdBack(id, 3_600_000)
  await time.pass(3000)
  const sent = network.onAir.length
  engine.off()
  void engine.on()
  await time.pass(10_000)
  t.ok(network.onAir.length > sent)
})

t.test('another action goes on, and so does a correction of this one', async (t) => {
  const { engine, id } = await underWay()
  const { desk, network, time } = engine
  desk.holdBack(id, 60_000)
  const text = { sms: 'let op man, 80 jaar. Gezien? Bel 0800-0011.' }
  void desk.start(draft({ text }), by)
  await time.pass(20_000)
  t.match(network.onAir.at(-1)?.text, 'man, 80 jaar')
  void desk.obey(id, { is: 'correction', text: right }, by)
  await time.pass(20_000)
  const fresh = network.onAir.filter(({ text }) => text.includes('meisje'))
  const had = network.onAir.filter(({ text }) => text.includes('jongen'))
  t.strictSame(
    fresh.map(({ to }) => to),
    had.map(({ to }) => to),
    'it goes to who had the old text, and to nobody else yet',
  )
})

t.test('an order can be tried without writing anything', async (t) => {
  const { engine, id } = await underWay()
  const { desk, journal } = engine
  const bad = { sms: 'let op meisje, 7 jaar. Bel 0612345678.' }
  const before = journal.length
  const refuses = (order: Parameters<typeof desk.tryOrder>[1], key: string) =>
    t.throws(() => desk.tryOrder(id, order), { message: new RegExp(key) })
  refuses({ is: 'correction', text: bad }, 'number-not-verified')
  refuses({ is: 'update', news: { text: bad, combined: right } }, 'number-not-verified')
  refuses({ is: 'result', draft: { outcome: 'arrested', text: right } }, 'outcome-not-of-kind')
  desk.tryOrder(id, { is: 'correction', text: right })
  t.equal(journal.length, before)
})

t.test('an order that was pressed is the phase by that id, and ends its press', async (t) => {
  const { engine, id } = await underWay()
  const { desk, time, dispatch } = engine
  const { ledger } = dispatch.ports
  const action = { kind: 'missing-child', status: 'actual', areaNames: [] } as const
  const made = (press: string, after?: string) =>
    ledger.append(
      [
        {
          type: 'press.made',
          press: {
            ...{ id: press, by: 'a1', at: '2026-11-24T12:00:00.000Z', form: {}, ...action },
            order: { action: id, is: 'update' },
            ...(after ? { after } : {}),
          },
        },
      ],
      by,
    )
  void made('first')
  void made('second', 'first')
  void desk.obey(id, { is: 'update', news: { text: right, combined: right } }, by, 'second')
  await time.pass(100)
  const told = desk.action(id)?.action
  t.match(told?.phases[1], { id: 'second', cutOff: [{ by: 'a1' }] })
  t.strictSame(
    told?.deeds?.map(({ what }) => what),
    ['started', 'cut-off', 'update'],
  )
  t.equal(engine.state.presses.size, 0)
  void made('third')
  const end = { outcome: 'found-otherwise', text: right } as const
  void desk.obey(id, { is: 'result', draft: end }, by, 'third')
  await time.pass(100)
  t.match(desk.action(id)?.action.phases[2], { id: 'third', cutOff: undefined })
  t.equal(engine.state.presses.size, 0)
})
