import t from 'tap'
import { shipped } from '../../src/domain/policy/rules.ts'
import { aloneWill, by, draft, Engine, lenient, neighbour } from '../support/engine.ts'

const hourMs = 3_600_000
const near = { centre: [5.3, 52.6], radiusMetres: 35 } as const

/** Somebody far away on the phone of the first neighbour. */
const sharing = neighbour(9, {
  phones: [{ id: 'p9:0', number: neighbour(1).phones[0]?.number ?? '', channel: 'sms' }],
})

/** Nine people on eight numbers; those on three of them had so many alerts, sent and closed. */
async function afterAlerts(count: number): Promise<Engine> {
  const people = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => neighbour(n, { nightAlerts: true }))
  const engine = new Engine(['m1', 'm2'], [...people, sharing])
  await engine.open()
  for (let n = 0; n < count; n += 1) {
    const { id } = await engine.settled(engine.desk.start(draft({ area: near }), by))
    await engine.time.pass(60_000)
    const text = { sms: 'de jongen is gevonden. Dank u.' }
    await engine.settled(engine.desk.close(id, { outcome: 'neutral', text }, by))
    await engine.time.pass(60_000)
  }
  return engine
}

const wearyIn = (engine: Engine) => engine.desk.preview(draft()).fatigue

/** The coordinator decides that these kinds pass by who had three. */
const passedBy = (engine: Engine, kinds: (typeof shipped.on)[number][]) => {
  const rules = { ...lenient, fatigue: { perMonth: 3, kinds } }
  if (aloneWill.type !== 'policy.saved') throw new Error('no policy')
  const fact = { ...aloneWill, policy: { ...aloneWill.policy, rules } }
  return engine.settled(engine.dispatch.record([fact], by))
}

t.test('who had three alerts this month is counted, by number, whoever asks', async (t) => {
  const engine = await afterAlerts(2)
  t.strictSame(wearyIn(engine), { people: 0, alerts: 3 }, 'two, with a result each, is two')
  await engine.settled(engine.desk.start(draft({ area: near, status: 'exercise' }), by))
  await engine.time.pass(60_000)
  t.equal(wearyIn(engine).people, 0, 'an exercise is no alert')
  await engine.settled(engine.desk.start(draft({ area: near }), by))
  t.equal(wearyIn(engine).people, 0, 'what waits for a modem, nobody had')
  await engine.time.pass(60_000)
  t.equal(wearyIn(engine).people, 3)
  t.equal(engine.desk.preview(draft()).selected, 8, 'as shipped everybody is told of a child')
  engine.off()
  await engine.settled(engine.on())
  t.equal(wearyIn(engine).people, 3, 'the journal tells it again after a restart')

  const last = engine.network.onAir.at(-1)
  if (last) await engine.settled(engine.report(last, 0x46))
  t.equal(wearyIn(engine).people, 2, 'a phone that was off had it not')
  const gone = { type: 'participant.erased', id: 'p1' } as const
  await engine.settled(engine.dispatch.record([gone], by))
  t.equal(wearyIn(engine).people, 1, 'who was erased is not remembered')
})

t.test('an alert that is reported after a restart is counted once', async (t) => {
  const engine = await afterAlerts(2)
  const last = engine.network.onAir.findLast(({ text }) => text.includes('rode jas'))
  engine.off()
  await engine.settled(engine.on())
  t.strictSame(wearyIn(engine), { people: 0, alerts: 3 })
  if (last) await engine.settled(engine.report(last, 0))
  t.equal(engine.desk.actions()[0]?.counts.delivered, 1)
  t.equal(wearyIn(engine).people, 0, 'two are not three')
})

t.test('a newcomer has what their number had, and nothing is counted anew', async (t) => {
  const engine = await afterAlerts(3)
  t.equal(wearyIn(engine).people, 3)
  let recounts = 0
  const { hadAlerts } = engine.dispatch
  const { outdated } = hadAlerts
  hadAlerts.outdated = () => {
    recounts += 1
    outdated.call(hadAlerts)
  }
  const save = (participant: typeof sharing) => {
    const fact = { type: 'participant.saved', participant, source: 'api' } as const
    return engine.settled(engine.dispatch.record([fact], by))
  }
  const gone = { type: 'participant.erased', id: 'p8' } as const
  await save(neighbour(30, { phones: sharing.phones.map((one) => ({ ...one, id: 'p30:0' })) }))
  await save(neighbour(31))
  t.equal(recounts, 0)
  t.equal(wearyIn(engine).people, 3)
  await engine.settled(engine.dispatch.record([gone], by))
  t.equal(recounts, 1, 'who goes takes what was counted along')
  t.equal(wearyIn(engine).people, 3)
  engine.off()
})

t.test('an alert passes them by where the policy says so, and never in danger', async (t) => {
  const engine = await afterAlerts(3)
  await passedBy(engine, ['missing-child', 'warning'])
  const told = { selected: 5, excluded: { 'had-many': 3 }, fatigue: { people: 0 } }
  t.match(engine.desk.preview(draft()), told)
  const none = { selected: 8, excluded: { 'had-many': 0 }, fatigue: { people: 3 } }
  t.match(engine.desk.preview(draft({ kind: 'warning' })), none)
  t.match(engine.desk.preview(draft({ status: 'exercise' })), none)
  const { id, selected } = await engine.settled(engine.desk.start(draft(), by))
  t.equal(selected, 5)
  const wider = { area: { ...near, radiusMetres: 20_000 }, text: draft().text }
  t.equal(engine.desk.previewExtension(id, wider).selected, 0, 'nor are they told by going on')
})

t.test('a month begins at midnight on the wall', async (t) => {
  const engine = await afterAlerts(3)
  // 24 November, 13.06 in Amsterdam; the month ends at 23.00 in Greenwich.
  const left = Date.UTC(2026, 10, 30, 23) - engine.time.now()
  engine.time.leap(left - hourMs / 60)
  t.equal(wearyIn(engine).people, 3)
  engine.time.leap(hourMs / 60)
  t.equal(wearyIn(engine).people, 0)
})

t.test('as shipped an alert passes nobody by who could save a life', (t) => {
  t.equal(shipped.fatigue.perMonth, 3)
  for (const kind of shipped.on) t.notOk(shipped.fatigue.kinds.includes(kind), kind)
  t.end()
})
