import t from 'tap'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
import { mergeFacts } from '../support/merging.ts'

const people = (count: number) => Array.from({ length: count }, (_, i) => neighbour(i + 1))
const close = {
  outcome: 'found-otherwise',
  text: { sms: 'de jongen is gevonden. Dank u.' },
} as const

const news = { text: { sms: 'groene jas' }, combined: { sms: 'let op jongen, groene jas' } }

const counts = (engine: Engine, id: string, phase: string) =>
  engine.desk.action(id)?.phases.find((view) => view.phase === phase)?.counts

t.test('everyone in the area gets the alert, nearest first, and then the result', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(6))
  await engine.open()
  const { id, selected } = await startOf(engine)
  await engine.time.pass(20_000)

  t.equal(selected, 6)
  t.match(counts(engine, id, 'alert'), { selected: 6, accepted: 6 })
  t.strictSame(
    engine.network.onAir.map(({ to }) => Number(to.slice(-2))),
    [1, 2, 3, 4, 5, 6],
  )
  t.match(engine.network.onAir[0]?.text, /^Buurtoproep: let op jongen/)

  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(20_000)

  t.match(counts(engine, id, 'result'), { selected: 6, accepted: 6 })
  t.equal(engine.desk.action(id)?.action.state, 'closed')
  const carriers = (from: number) =>
    new Map(engine.network.onAir.slice(from, from + 6).map(({ to, iccid }) => [to, iccid]))
  t.strictSame(carriers(6), carriers(0), 'the result comes from the number of the alert')
})

t.test('stop drops what waits, finishes what is on the air, and begins nothing', async (t) => {
  const engine = new Engine(['m1'], people(20))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(5000)
  await engine.settled(engine.desk.stop(id, by))
  const sent = engine.network.onAir.length
  await engine.time.pass(60_000)

  t.equal(engine.network.onAir.length, sent)
  t.match(counts(engine, id, 'alert'), {
    queued: 0,
    sending: 0,
    accepted: sent,
    dropped: 20 - sent,
  })
})

t.test('an update in doubt when its action is closed is given up once', async (t) => {
  const engine = new Engine(['m1'], people(1))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(5_000)
  engine.network.behave('m1', 'doubt-lost')
  await engine.settled(engine.desk.obey(id, { is: 'update', news }, by))
  await engine.time.pass(65_000)
  t.match(counts(engine, id, 'update'), { inDoubt: 1 })
  engine.network.behave('m1', 'well')
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(600_000)
  t.equal(engine.desk.action(id)?.action.state, 'closed')
  t.match(counts(engine, id, 'update'), { inDoubt: 1 })
  t.equal(engine.journal.filter(({ fact }) => fact.type === 'delivery.dropped').length, 1)
})

t.test('a correction overtakes: the old text never leaves again', async (t) => {
  const engine = new Engine(['m1'], people(10))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(5000)
  await engine.settled(
    engine.desk.obey(
      id,
      { is: 'correction', text: { sms: 'let op meisje, 7 jaar. Bel 0800-0011.' } },
      by,
    ),
  )
  const before = engine.network.onAir.length
  await engine.time.pass(60_000)
  const later = engine.network.onAir.slice(before)

  t.ok(before >= 2 && before < 10)
  t.notOk(later.some(({ text }) => text.includes('jongen')))
  t.equal(later.filter(({ text }) => text.startsWith('CORRECTIE ')).length, before)
  t.equal(
    later.filter(({ text }) => text.startsWith('Buurtoproep: let op meisje')).length,
    10 - before,
  )
  t.ok(
    later.slice(0, before).every(({ text }) => text.startsWith('CORRECTIE')),
    'and goes first',
  )
})

t.test('a number that is only said is refused like one that is written', async (t) => {
  const engine = new Engine(['m1'], [neighbour(1)])
  await engine.open()
  const text = { sms: 'let op. Bel 0800-0011.', voice: 'Let op. Bel 0900-8844.' }
  t.match(
    engine.desk.preview(draft({ text })).remarks.filter(({ blocks }) => blocks),
    [{ key: 'number-not-verified', field: 'text.voice', parameters: { number: '0900-8844' } }],
  )
  await t.rejects(engine.desk.start(draft({ text }), by), { message: 'number-not-verified' })
})

t.test('what the network refuses costs no try, and goes out when it is back', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(4))
  engine.network.behave('m1', 'refuses-network')
  engine.network.behave('m2', 'refuses-network')
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(120_000)
  engine.network.behave('m1', 'well')
  engine.network.behave('m2', 'well')
  await engine.time.pass(15_000)

  t.match(counts(engine, id, 'alert'), { accepted: 4 })
})

t.test('a number that does not exist fails for good and blocks nobody', async (t) => {
  const engine = new Engine(['m1'], people(2))
  engine.network.behave('m1', 'refuses-number')
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(300)
  engine.network.behave('m1', 'well')
  await engine.time.pass(5000)

  t.match(counts(engine, id, 'alert'), { failed: 1, accepted: 1 })
  t.strictSame(engine.desk.action(id)?.phases[0]?.reasons, { 'number-does-not-exist': 1 })
})

t.test('in doubt waits for its report, then goes once more, from another SIM', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(1))
  engine.network.behave('m1', 'doubt-lost')
  engine.network.behave('m2', 'gone')
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(65_000)
  t.match(counts(engine, id, 'alert'), { inDoubt: 1 })
  engine.network.behave('m2', 'well')
  await engine.time.pass(60_000)

  t.match(counts(engine, id, 'alert'), { accepted: 1 })
  t.equal(engine.network.onAir[0]?.modem, 'm2')
})

t.test('a report answers a doubt without a reference, also after a crash', async (t) => {
  const engine = new Engine(['m1'], people(3))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(500)
  engine.off()
  await engine.settled(engine.on())
  t.match(counts(engine, id, 'alert'), { inDoubt: 1 })
  const sent = engine.network.onAir[0]
  if (sent) await engine.settled(engine.report({ ...sent, messageReference: 77 }, 0))
  await engine.time.pass(120_000)

  t.match(counts(engine, id, 'alert'), { delivered: 1, accepted: 2 })
  t.equal(engine.network.onAir.length, 3, 'nobody got it twice')
})

t.test('an alert the network reports as failed is owed no result', async (t) => {
  const engine = new Engine(['m1'], people(2))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(6000)
  const [first] = engine.network.onAir
  if (first) await engine.settled(engine.report(first, 0x46))
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(6000)

  t.match(counts(engine, id, 'alert'), { failed: 1, accepted: 1 })
  t.match(counts(engine, id, 'result'), { selected: 1, accepted: 1 })
})

t.test('an alert that turns out late to have arrived gets the result after all', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(2))
  engine.network.behave('m1', 'doubt-sent')
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(4000)
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(70_000)

  t.match(counts(engine, id, 'result'), { selected: 2 })
})

/** Closed, after the network said of the first that it will not arrive. */
async function closedAfterFailure(
  engine: Engine,
  meanwhile: (id: string) => Promise<unknown> = async () => undefined,
) {
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(10_000)
  const [sent] = engine.network.onAir
  if (!sent) throw new Error('nothing was sent')
  await engine.settled(engine.report(sent, 0x46))
  await meanwhile(id)
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(30_000)
  if (engine.desk.action(id)?.action.state !== 'closed') throw new Error('it is not closed')
  return { id, sent }
}

t.test('a result that a late report brings back goes out after a restart as well', async (t) => {
  const engine = new Engine(['m1'], people(2))
  const { id, sent } = await closedAfterFailure(engine)
  t.match(counts(engine, id, 'result'), { accepted: 1 })
  engine.network.behave('m1', 'gone')
  await engine.time.pass(1_000)
  await engine.settled(engine.report(sent, 0))
  t.match(counts(engine, id, 'result'), { accepted: 1, queued: 1 })
  engine.off()
  engine.network.behave('m1', 'well')
  await engine.settled(engine.on())
  await engine.time.pass(30_000)
  t.match(counts(engine, id, 'result'), { accepted: 2, queued: 0 })
})

t.test(
  'a report after the close brings back the result and no update, over a restart',
  async (t) => {
    const engine = new Engine(['m1'], people(2))
    const { id, sent } = await closedAfterFailure(engine, async (id) => {
      await engine.settled(engine.desk.obey(id, { is: 'update', news }, by))
      await engine.time.pass(10_000)
    })
    t.match(counts(engine, id, 'update'), { selected: 1, accepted: 1 })
    engine.off()
    await engine.settled(engine.on())
    await engine.settled(engine.report(sent, 0))
    await engine.time.pass(20_000)
    t.match(counts(engine, id, 'alert'), { delivered: 1 }, 'it was waited for')
    t.match(counts(engine, id, 'update'), { selected: 1, accepted: 1 })
    t.match(counts(engine, id, 'result'), { selected: 2, accepted: 2 })
  },
)

t.test('a result of a closed action that was not answered is sent once more', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(1))
  const { id, sent } = await closedAfterFailure(engine)
  engine.network.behave('m1', 'doubt-lost')
  engine.network.behave('m2', 'doubt-lost')
  await engine.settled(engine.report(sent, 0))
  await engine.time.pass(65_000)
  t.match(counts(engine, id, 'result'), { inDoubt: 1 })
  engine.off()
  engine.network.behave('m1', 'well')
  engine.network.behave('m2', 'well')
  await engine.settled(engine.on())
  await engine.time.pass(120_000)
  t.match(counts(engine, id, 'result'), { accepted: 1 })
})

t.test('a scheduled result waits for its time, over a restart too', async (t) => {
  const engine = new Engine(['m1'], people(2))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(6000)
  const sendAt = new Date(engine.time.now() + 3_600_000).toISOString()
  await engine.settled(engine.desk.close(id, { ...close, sendAt }, by))
  await engine.time.pass(1_800_000)
  t.equal(engine.network.onAir.length, 2)
  t.equal(engine.desk.action(id)?.action.state, 'closing')
  engine.off()
  await engine.settled(engine.on())
  await engine.time.pass(1_830_000)

  t.equal(engine.network.onAir.length, 4)
  t.equal(engine.desk.action(id)?.action.state, 'closed')
  await t.rejects(engine.desk.close(id, close, by), /action-closed-already/)
})

/** An alert that had begun, and was outlasted by an outage. */
async function outlasted() {
  const engine = new Engine(['m1'], people(5))
  await engine.open()
  const { id } = await startOf(engine)
  await engine.time.pass(3000)
  engine.off()
  await engine.time.pass(2 * 3_600_000)
  await engine.settled(engine.on())
  return { engine, id }
}

t.test('what an outage outlasted waits for a person', async (t) => {
  const { engine, id } = await outlasted()
  await engine.time.pass(10_000)
  const sent = engine.network.onAir.length
  const [alert] = engine.desk.action(id)?.phases ?? []

  t.equal(alert?.isHeld, true)
  t.ok(sent <= 2)
  await engine.settled(engine.desk.release(id, alert?.id ?? '', by))
  await engine.time.pass(20_000)
  t.ok(engine.network.onAir.length >= 4)
})

t.test('an alert that is stopped while it waits for a person waits for nobody', async (t) => {
  const { engine, id } = await outlasted()
  t.equal(engine.desk.action(id)?.phases[0]?.isHeld, true)
  await engine.settled(engine.desk.stop(id, by))
  t.equal(engine.desk.action(id)?.phases[0]?.isHeld, false)
})

t.test('a text that comes in twice is kept once, also after a restart', async (t) => {
  const engine = new Engine()
  await engine.open()
  const receive = () => receivePdu(engine.dispatch)({ modem: 'm1', iccid: '89', pdu: '0A' })
  await engine.settled(Promise.all([receive(), receive()]))
  await engine.settled(receive())
  t.equal(engine.state.incoming.size, 1)
  engine.off()
  await engine.time.pass(13 * 86_400_000)
  await engine.settled(engine.on())
  await engine.settled(receive())
  t.equal(engine.state.incoming.size, 1)
})

t.test(
  'a text that a modem tells of twice at once is deleted from it once it is kept',
  async (t) => {
    const engine = new Engine()
    await engine.open()
    const receive = () => receivePdu(engine.dispatch)({ modem: 'm1', iccid: '89', pdu: '0A' })
    const first = receive()
    let mayBeDeleted = false
    const second = receive().then(() => {
      mayBeDeleted = true
    })
    await engine.time.pass(1)
    t.notOk(mayBeDeleted, 'it is not durable yet')
    await engine.settled(Promise.all([first, second]))
    t.ok(mayBeDeleted)
  },
)

async function startOf(engine: Engine) {
  return engine.settled(engine.desk.start(draft(), by))
}

/** Lets virtual time go on until a promise is settled. */
t.test(
  'an exercise goes to the exercise group once there is one, or where the area says so',
  async (t) => {
    const people = [neighbour(1), neighbour(2, { groups: [{ name: 'Oefening' }] })]
    const engine = new Engine(['m1'], people)
    await engine.open()
    const keys = (changes: Parameters<typeof draft>[0]) =>
      engine.desk
        .preview(draft(changes))
        .remarks.filter(({ field }) => field === 'status')
        .map(({ key }) => key)

    t.equal(engine.desk.preview(draft({ status: 'actual' })).selected, 2)
    t.equal(engine.desk.preview(draft({ status: 'exercise' })).selected, 1)
    t.strictSame(keys({ status: 'exercise' }), [], 'they agreed to it')
    const yard = { status: 'exercise', areaNames: ['Oefenterrein Noord'] } as const
    t.equal(engine.desk.preview(draft(yard)).selected, 2)

    const without = new Engine(['m1'], [neighbour(1)])
    await without.open()
    const { selected, remarks } = without.desk.preview(draft({ status: 'exercise' }))
    t.equal(selected, 1)
    const about = remarks.filter(({ field }) => field === 'status')
    t.match(about, [{ key: 'exercise-to-people', blocks: false }])
  },
)

t.test('how somebody moves is kept with the action, to extend its area by', async (t) => {
  const engine = new Engine(['m1'], people(4))
  await engine.open()
  const moving = { profile: 'child-foot', since: '2026-11-24T09:00:00Z', bearing: 90 }
  const { id } = await engine.settled(engine.desk.start({ ...draft(), moving }, by))
  const kept = engine.desk.action(id)?.action

  t.strictSame(kept?.where, { ...moving, centre: kept?.origin })
})

t.test('who is merged with another record during an action gets its result, once', async (t) => {
  const engine = new Engine(['m1'], people(3))
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(60_000)
  const [before, gone] = [engine.state.participants.get('p2'), engine.state.participants.get('p1')]
  if (!before || !gone) return t.fail('nobody is there')
  void engine.dispatch.record(mergeFacts(before, gone, engine.time.now()), by)
  const closed = engine.desk.close(id, { outcome: 'neutral', text: { sms: 'Afgelopen.' } }, by)
  await engine.time.pass(60_000)
  await closed
  const results = engine.network.onAir.filter(({ text }) => /Afgelopen/.test(text))
  t.strictSame(
    results.map(({ to }) => to).sort(),
    [1, 2, 3].map((n) => madeUpMobile(n)),
  )
})
