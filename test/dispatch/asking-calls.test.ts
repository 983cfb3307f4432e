import t from 'tap'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpLandline } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
import { plainSpeech } from '../support/voice.ts'

const minute = 60_000
const hour = 60 * minute

const withLandline = (n: number): Participant =>
  neighbour(n, { phones: [{ id: `p${n}:0`, number: madeUpLandline(n), channel: 'voice' }] })

/** An office that calls, and is asked to have a landline confirmed. */
async function office(people: readonly Participant[] = [withLandline(1)], modems = ['m1']) {
  const engine = new Engine(modems, people, modems)
  engine.confirms = (state) => (request) => {
    const person = state.participants.get(request.participant ?? '')
    if (!person) return []
    const confirmedAt = new Date(engine.time.now()).toISOString()
    const phones = person.phones.map((phone) => ({ ...phone, confirmedAt }))
    return [
      { type: 'request.ended', id: request.id, end: 'done' },
      { type: 'participant.saved', participant: { ...person, phones }, source: 'participant' },
    ]
  }
  await engine.open()
  return engine
}

const ask = (engine: Engine, n = 1): void => {
  const madeAt = engine.time.now()
  const request = { id: `r${n}`, number: madeUpLandline(n), code: '1234', participant: `p${n}` }
  const made: Fact = {
    type: 'request.made',
    request: { ...request, change: { kind: 'confirm' }, madeAt, expiresAt: madeAt + 336 * hour },
  }
  void engine.dispatch.record([made], by)
}

const times = (engine: Engine) => engine.network.calls.map(({ at }) => at)

t.test('key 1 confirms a landline: who calls, what for, and the keys are said', async (t) => {
  const engine = await office()
  engine.network.callee = () => ({ does: 'listens', keys: '1' })
  ask(engine)
  await engine.time.pass(2 * minute)

  t.match(engine.network.calls, [{ to: madeUpLandline(1) }])
  const said = engine.network.calls[0]?.said ?? ''
  t.match(said, /Dit is Buurtoproep van de gemeente Waterhoven/)
  t.match(said, /hulp nodig.*Ik herhaal.*Toets één om te bevestigen.*Toets negen/s)
  t.match(engine.state.participants.get('p1')?.phones, [{ confirmedAt: /^2026-11-24/ }])
  t.equal(engine.state.requests.size, 0)
  t.match(engine.state.upkeep.sent.get('p1'), [{ kind: 'call', end: 'accepted' }])
})

t.test('who does not confirm is called on three days, once a day, never at night', async (t) => {
  const engine = await office()
  engine.network.callee = () => ({ does: 'listens', keys: '3' })
  ask(engine)
  await engine.time.pass(10 * minute)
  engine.off()
  const on = engine.on()
  await engine.time.pass(10)
  await on
  for (let n = 0; n < 60; n += 1) {
    engine.time.leap(2 * hour)
    await engine.time.pass(61_000)
  }

  const [first = 0, second = 0, third = 0, ...others] = times(engine)
  t.strictSame(others, [], 'and not again')
  t.ok(second - first >= 24 * hour && third - second >= 24 * hour)
  const clock = new Intl.DateTimeFormat('nl', { timeZone: 'Europe/Amsterdam', hour: 'numeric' })
  for (const at of [first, second, third]) t.match(clock.format(at), /^(0?[7-9]|1\d|2[01])/)
  t.equal(engine.state.participants.get('p1')?.phones[0]?.confirmedAt, undefined)

  const again = emptyState()
  for (const fact of snapshotFacts(engine.state, engine.time.now())) {
    foldFact(again, fact, engine.time.now())
  }
  t.strictSame(again.requests, engine.state.requests, 'a snapshot gives it back')
  t.strictSame(again.upkeep.sent, engine.state.upkeep.sent)
})

t.test('key 9 ends it, and who is entered again that day is not called again', async (t) => {
  const engine = await office()
  engine.network.callee = () => ({ does: 'listens', keys: '9' })
  ask(engine)
  await engine.time.pass(5 * minute)
  t.equal(engine.state.requests.get('r1')?.call?.heard, 'refused')
  void engine.dispatch.record([{ type: 'request.ended', id: 'r1', end: 'replaced' }], by)
  ask(engine)
  await engine.time.pass(3 * minute)
  t.equal(times(engine).length, 1)
})

t.test('while a person pauses the asking, the calls that wait are not made', async (t) => {
  const engine = await office()
  void engine.dispatch.record([{ type: 'asking.paused', isPaused: true }], by)
  ask(engine)
  await engine.time.pass(30 * minute)
  t.strictSame(times(engine), [])
  void engine.dispatch.record([{ type: 'asking.paused', isPaused: false }], by)
  await engine.time.pass(2 * minute)
  t.equal(times(engine).length, 1, 'and they are when it goes on')
})

t.test('no call begins in the quiet hours, nor during an alert, which hangs up', async (t) => {
  const engine = await office([withLandline(1), withLandline(2), neighbour(3)])
  ask(engine)
  await engine.time.pass(5_000)
  t.equal(times(engine).length, 1)
  const startedAt = engine.time.now()
  const started = engine.desk.start(draft(), by)
  await engine.time.pass(10)
  const { id } = await started
  await engine.time.pass(1_000)
  t.ok((engine.network.onAir[0]?.at ?? 0) - startedAt < 1_000, 'the one modem is free at once')

  ask(engine, 2)
  await engine.time.pass(3 * minute)
  const asked = () => engine.network.calls.filter(({ said }) => /opgegeven/.test(said))
  t.equal(asked().length, 1)
  const closed = engine.desk.close(id, { outcome: 'neutral', text: { sms: 'Afgelopen.' } }, by)
  await engine.time.pass(5 * minute)
  await closed
  t.equal(asked().length, 2, 'it is made when the alert is over')
})

t.test('whose language nobody speaks hears Dutch, and keeps nobody else waiting', async (t) => {
  const engine = await office([{ ...withLandline(1), language: 'pl' }, withLandline(2)])
  let refusals = 0
  let isIll = false
  engine.speech = {
    ...plainSpeech,
    sound: async (call) => {
      if (call.language !== 'pl' && !isIll) return plainSpeech.sound(call)
      refusals += 1
      throw new Error('there is no such voice')
    },
  }
  ask(engine, 1)
  await engine.time.pass(2 * minute)
  t.match(engine.network.calls, [{ to: madeUpLandline(1), said: /opgegeven/ }])

  isIll = true
  refusals = 0
  ask(engine, 2)
  await engine.time.pass(2 * minute)
  t.ok(refusals < 3, `it is not tried again at once: ${refusals} times`)
  isIll = false
  await engine.time.pass(12 * minute)
  t.match(engine.network.calls[1], { to: madeUpLandline(2) })
})
