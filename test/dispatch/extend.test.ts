import fc from 'fast-check'
import t from 'tap'
import { numberOf } from '../../src/dispatch/eligibility.ts'
import { phasesOf } from '../../src/domain/actions.ts'
import type { Delivery } from '../../src/domain/delivery-fold.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, centre, draft, Engine, neighbour } from '../support/engine.ts'
import { mergeFacts } from '../support/merging.ts'
import type { Behaviour } from '../support/network.ts'

const people = (count: number) => Array.from({ length: count }, (_, i) => neighbour(i + 1))
/** Neighbours live ten metres apart: so many of them are inside. */
const around = (count: number) => ({ centre, radiusMetres: count * 10 + 5 })
const combined = 'let op jongen, 7 jaar, rode jas, nu op de fiets. Bel 0800-0011.'
const wider = (count: number) => ({ area: around(count), text: { sms: combined } })
/** The order that takes it there. */
const extension = (count: number) => ({ is: 'extension', draft: wider(count) }) as const
const result = { outcome: 'found-otherwise', text: { sms: 'hij is terecht. Dank u.' } } as const

async function startIn(engine: Engine, count: number): Promise<string> {
  await engine.open()
  const started = engine.desk.start(draft({ area: around(count) }), by)
  await engine.time.pass(5)
  return (await started).id
}

const textsTo = (engine: Engine, n: number): readonly string[] =>
  engine.network.onAir.filter(({ to }) => to === madeUpMobile(n)).map(({ text }) => text)

t.test('only the ring that comes in gets the combined text; both get the result', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(9))
  const id = await startIn(engine, 4)
  await engine.time.pass(20_000)
  const preview = engine.desk.previewExtension(id, wider(7))
  await engine.settled(engine.desk.obey(id, extension(7), by))
  await engine.time.pass(20_000)

  t.equal(preview.selected, 3)
  t.strictSame(preview.byChannel, { sms: 3, voice: 0 })
  for (const n of [1, 2, 3, 4]) t.match(textsTo(engine, n), [/rode jas\. Gezien/])
  for (const n of [5, 6, 7]) t.match(textsTo(engine, n), [/nu op de fiets/])
  t.strictSame(textsTo(engine, 8), [])
  const action = engine.desk.whole(id)?.action
  t.match(action, { selected: 7, extensions: [{ selected: 3, by: 'a1', area: around(7) }] })

  await engine.settled(engine.desk.close(id, result, by))
  await engine.time.pass(30_000)
  for (const n of [1, 4, 5, 7]) t.match(textsTo(engine, n)[1], /terecht/)
  t.strictSame(textsTo(engine, 8), [])
})

t.test('with the same words the wider ring gets the alert as it was', async (t) => {
  const engine = new Engine(['m1'], people(4))
  const id = await startIn(engine, 2)
  const text = engine.desk.action(id)?.phases[0]?.text ?? ''
  await engine.settled(
    engine.desk.obey(id, { is: 'extension', draft: { area: around(4), text: { sms: text } } }, by),
  )
  await engine.time.pass(20_000)

  t.equal(engine.desk.action(id)?.action.phases[0]?.texts.length, 1)
  t.equal(new Set(engine.network.onAir.map((sent) => sent.text)).size, 1)
  t.equal(engine.network.onAir.length, 4)
})

t.test('who shares a number with somebody who has it is not told again', async (t) => {
  const shared = { id: 'p9:0', number: madeUpMobile(1), channel: 'sms' } as const
  const engine = new Engine(['m1'], [...people(4), neighbour(9, { phones: [shared] })])
  const id = await startIn(engine, 2)
  await engine.settled(engine.desk.obey(id, extension(9), by))
  await engine.time.pass(20_000)

  t.equal(engine.desk.whole(id)?.action.selected, 4)
  t.equal(textsTo(engine, 1).length, 1)
})

t.test('who is merged with somebody who has it is not told again on another phone', async (t) => {
  const engine = new Engine(['m1'], people(4))
  const id = await startIn(engine, 2)
  await engine.time.pass(20_000)
  const [before, gone] = ['p4', 'p1'].map((one) => engine.state.participants.get(one))
  if (!before || !gone) return t.fail('nobody is there')
  void engine.dispatch.record(mergeFacts(before, gone, engine.time.now()), by)
  await engine.time.pass(1_000)
  await engine.settled(engine.desk.obey(id, extension(9), by))
  await engine.time.pass(20_000)

  t.strictSame(
    [1, 2, 3, 4].map((n) => textsTo(engine, n).length),
    [1, 1, 1, 0],
  )
})

t.test('the ring that comes in has the whole term, however late it comes in', async (t) => {
  const engine = new Engine(['m1'], people(4))
  const id = await startIn(engine, 2)
  await engine.time.pass(55 * 60_000)
  await engine.settled(engine.desk.obey(id, extension(4), by))

  const notAfter = Date.parse(engine.desk.action(id)?.action.phases[0]?.notAfter ?? '')
  t.equal(Math.round((notAfter - engine.time.now()) / 60_000), 60)
})

t.test('an action is extended twice; after that, and after a stop, it is closed', async (t) => {
  const engine = new Engine(['m1'], people(9))
  const id = await startIn(engine, 2)
  await engine.settled(engine.desk.obey(id, extension(4), by))
  await t.rejects(engine.desk.obey(id, extension(4), by), /extend-nobody/)
  await engine.settled(engine.desk.obey(id, extension(6), by))
  await t.rejects(engine.desk.obey(id, extension(8), by), /extend-enough/)

  const other = await engineStopped()
  await t.rejects(other.engine.desk.obey(other.id, extension(8), by), /extend-not-running/)
})

async function engineStopped() {
  const engine = new Engine(['m1'], people(9))
  const id = await startIn(engine, 2)
  await engine.settled(engine.desk.stop(id, by))
  return { engine, id }
}

type Event =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'extend'; readonly to: number; readonly isSame: boolean }
  | { readonly kind: 'behave'; readonly modem: string; readonly as: Behaviour }
  | { readonly kind: 'renumber'; readonly n: number; readonly isBack: boolean }
  | { readonly kind: 'crash' | 'update' | 'stop' }

const headcount = 12
const behaviours: readonly Behaviour[] = ['well', 'well', 'refuses-retry', 'refuses-network']
const one = fc.integer({ min: 1, max: headcount })

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(15_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('extend' as const),
      to: one,
      isSame: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('behave' as const),
      modem: fc.constantFrom('m1', 'm2'),
      as: fc.constantFrom(...behaviours),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('renumber' as const), n: one, isBack: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Event>({ kind: 'crash' }, { kind: 'update' }, { kind: 'stop' }),
  },
)

async function play(engine: Engine, id: string, one: Event): Promise<void> {
  const refused = () => undefined
  switch (one.kind) {
    case 'pass':
      return engine.time.pass(one.ms)
    case 'behave':
      return engine.network.behave(one.modem, one.as)
    case 'crash':
      engine.off()
      return engine.settled(engine.on())
    case 'stop':
      return engine.settled(engine.desk.stop(id, by).catch(refused))
    case 'update': {
      const texts = { text: { sms: 'op de fiets. Bel 0800-0011.' }, combined: { sms: combined } }
      return engine.settled(engine.desk.obey(id, { is: 'update', news: texts }, by).catch(refused))
    }
    case 'extend': {
      const sms = one.isSame ? (engine.desk.action(id)?.phases[0]?.text ?? '') : combined
      const extension = { area: around(one.to), text: { sms } }
      return engine.settled(
        engine.desk.obey(id, { is: 'extension', draft: extension }, by).catch(refused),
      )
    }
    case 'renumber': {
      const number = madeUpMobile(one.isBack ? one.n : one.n + 20)
      const phones = [{ id: `p${one.n}:7`, number, channel: 'sms' }] as const
      const participant = neighbour(one.n, { phones })
      const saved: Fact = { type: 'participant.saved', participant, source: 'test' }
      return engine.settled(engine.dispatch.record([saved], by))
    }
  }
}

type Numbers = ReadonlySet<string | undefined>

/** Who had an alert twice that was not in doubt, or a result for nothing that was. */
function tooMany(engine: Engine, again: Numbers, inDoubt: Numbers): readonly string[] {
  const faults: string[] = []
  for (const to of new Set(engine.network.onAir.map((sent) => sent.to))) {
    const texts = engine.network.onAir.filter((sent) => sent.to === to).map(({ text }) => text)
    const alerts = texts.filter((text) => /jongen/.test(text)).length
    const results = texts.filter((text) => /terecht/.test(text)).length
    const most = again.has(to) ? 2 : 1
    if (alerts > most) faults.push(`${to} had ${alerts} alerts`)
    if (results > alerts && !inDoubt.has(to)) faults.push(`${to} had a result and no alert`)
  }
  return faults
}

/** What is wrong after all has come to its end, each a sentence. */
function broken(engine: Engine, id: string): readonly string[] {
  const faults: string[] = []
  const records = phasesOf(engine.state.actions, id)
  const [alert] = records
  const action = engine.desk.whole(id)?.action
  const numbersOf = (fits: (delivery: Delivery) => boolean): Numbers =>
    new Set(
      (alert?.deliveries ?? [])
        .filter(fits)
        .map(({ recipient }) => numberOf(engine.state, recipient)),
    )
  const sum = Object.values(alert?.counts ?? {}).reduce((a, b) => a + b, 0)
  if (sum !== action?.selected) faults.push(`${sum} counted of ${action?.selected}`)
  if ((action?.extensions ?? []).length > 2) faults.push('extended too often')
  const again = numbersOf(({ isSecond }) => isSecond)
  // Cut short by a crash, and stopped before it was sent once more.
  const inDoubt = numbersOf(({ state }) => state === 'inDoubt')
  faults.push(...tooMany(engine, again, inDoubt))
  const restored = emptyState()
  for (const fact of snapshotFacts(engine.state, engine.time.now())) foldFact(restored, fact, 0)
  const rows = phasesOf(restored.actions, id)[0]?.deliveries.length
  if (rows !== alert?.deliveries.length) faults.push('a snapshot loses recipients')
  return faults
}

t.test('however it is extended, nobody has it twice and all have the result', async (t) => {
  const runs = Number(process.env.OMROEPER_RUNS ?? 30)
  await fc.assert(
    fc.asyncProperty(one, fc.array(event, { maxLength: 20 }), async (first, events) => {
      const engine = new Engine(['m1', 'm2'], people(headcount))
      const id = await startIn(engine, first)
      for (const each of events) await play(engine, id, each)
      for (const modem of ['m1', 'm2']) engine.network.behave(modem, 'well')
      await engine.time.pass(20 * 60_000)
      await engine.settled(engine.desk.close(id, result, by))
      await engine.time.pass(20 * 60_000)
      const faults = broken(engine, id)
      if (faults.length > 0) throw new Error(faults.join('; '))
    }),
    { numRuns: runs, seed: Number(process.env.OMROEPER_SEED ?? 20261127) },
  )
  t.pass(`${runs} histories`)
})
