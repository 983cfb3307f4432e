import fc from 'fast-check'
import t from 'tap'
import type { WholeAction } from '../../src/dispatch/action-view.ts'
import { answerCall } from '../../src/dispatch/answer-call.ts'
import type { Named } from '../../src/domain/left-out/left-out.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { by, centre, draft, Engine, neighbour } from '../support/engine.ts'

const headcount = 14
const runs = Number(process.env.OMROEPER_RUNS ?? 12)
const seed = Number(process.env.OMROEPER_SEED ?? 20261127)

/** Every third has a mobile, every third a landline, and every third both; two share a number. */
function resident(n: number): Participant {
  const sms = { id: `p${n}:0`, number: madeUpMobile(n), channel: 'sms' } as const
  const voice = { id: `p${n}:1`, number: madeUpLandline(n), channel: 'voice' } as const
  const phones = [[sms], [voice], [sms, voice]][n % 3] ?? [sms]
  const shared = { id: 'p14:0', number: madeUpMobile(1), channel: 'sms' } as const
  return neighbour(n, { phones: n === headcount ? [shared] : phones })
}

const residents = Array.from({ length: headcount }, (_, i) => resident(i + 1))
const area = (metres: number) => ({ centre, radiusMetres: metres })

type Event =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'crash' | 'extend' | 'update' | 'correct' | 'stop' | 'close' }
  | { readonly kind: 'moves' | 'takes-number' | 'joins' | 'rings'; readonly n: number }

const n = fc.integer({ min: 1, max: headcount })
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(15_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Event>(
      ...(['crash', 'extend', 'extend', 'update', 'correct', 'stop', 'close'] as const).map(
        (kind) => ({ kind }),
      ),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('moves' as const, 'takes-number' as const, 'joins', 'rings'),
      n,
    }),
  },
)

const named = fc.record({
  phones: fc.uniqueArray(n, { minLength: 1, maxLength: 4 }),
  homes: fc.uniqueArray(n, { maxLength: 2 }),
})

/** An action from which some were left out, and everything that happens to it. */
class Life {
  readonly engine = new Engine(['m1', 'm2', 'm3'], residents, ['m2', 'm3'])
  readonly named: Named
  readonly told: number[] = []
  #metres = 70
  #id = ''
  #made = 0

  constructor(phones: readonly number[], homes: readonly number[]) {
    this.named = {
      phones: phones.flatMap((one) => [madeUpMobile(one), madeUpLandline(one)]),
      addresses: homes.map((houseNumber) => ({ postcode: '9999ZZ', houseNumber })),
    }
  }

  async play(events: readonly Event[]): Promise<readonly string[]> {
    const { engine } = this
    await this.#do(engine.open())
    const asked = draft({ area: area(this.#metres) })
    const { selected } = engine.desk.preview(asked)
    const gate = { leaveOut: this.named, confided: { askedBy: 'meldkamer' } }
    const started = engine.desk.start({ ...asked, gate }, by)
    await engine.time.pass(5)
    const answer = await started
    this.#id = answer.id
    this.told.push(selected, answer.selected)
    for (const one of events) await this.#one(one)
    await engine.time.pass(5 * 60_000)
    await this.#order('close')
    await engine.time.pass(5 * 60_000)
    return this.#faults()
  }

  async #one(one: Event): Promise<void> {
    const { engine } = this
    switch (one.kind) {
      case 'pass':
        return engine.time.pass(one.ms)
      case 'crash':
        engine.off()
        return this.#do(engine.on())
      case 'moves': {
        const phones = [{ id: `p${one.n}:7`, number: madeUpMobile(500 + one.n), channel: 'sms' }]
        return this.#save({ ...resident(one.n), phones } as Participant)
      }
      case 'takes-number':
      case 'joins': {
        const id = one.kind === 'joins' ? `new${one.n}` : `p${one.n}`
        const [number = ''] = this.named.phones
        const phones = [{ id: `${id}:8`, number, channel: 'sms' as const }]
        return this.#save({ ...resident(one.n), id, phones })
      }
      case 'rings': {
        const from = this.named.phones[one.n % this.named.phones.length]
        const said = answerCall(engine.dispatch)({ modem: 'm2', iccid: '8931m2', from })
        await engine.time.pass(5)
        if (!/geen/i.test(JSON.stringify(await said))) this.told.push(-1)
        return
      }
      default:
        return this.#order(one.kind)
    }
  }

  #save(participant: Participant): Promise<void> {
    const fact = { type: 'participant.saved', participant, source: 'test' } as const
    return this.#do(this.engine.dispatch.record([fact], by))
  }

  async #order(kind: 'extend' | 'update' | 'correct' | 'stop' | 'close'): Promise<void> {
    const { desk } = this.engine
    const sms = `${kind} nr ${++this.#made}. Bel 0800-0011.`
    const text = { sms }
    const orders = {
      extend: async () => {
        this.#metres += 30
        const wider = { area: area(this.#metres), text }
        const before = desk.whole(this.#id)?.action.selected ?? 0
        const { selected } = desk.previewExtension(this.#id, wider)
        await desk.obey(this.#id, { is: 'extension', draft: wider }, by)
        this.told.push(before + selected, desk.whole(this.#id)?.action.selected ?? 0)
      },
      update: () => desk.obey(this.#id, { is: 'update', news: { text, combined: text } }, by),
      correct: () => desk.obey(this.#id, { is: 'correction', text }, by),
      stop: () => desk.stop(this.#id, by),
      close: () => desk.close(this.#id, { outcome: 'neutral', text }, by),
    }
    const done = orders[kind]().catch((error: Error) => {
      if (!/extend-|closed-already|not-running/.test(error.message)) throw error
    })
    await this.engine.time.pass(5)
    await done
  }

  #faults(): readonly string[] {
    const { network, desk } = this.engine
    const gone = new Set(this.named.phones)
    for (const { houseNumber } of this.named.addresses) {
      for (const { number } of resident(houseNumber).phones) gone.add(number)
    }
    const seen = [
      { view: desk.whole(this.#id), rows: desk.deliveries(this.#id) },
      { view: desk.action(this.#id), rows: desk.shownDeliveries(this.#id) },
    ]
    const pairs = this.told.flatMap((count, i) => (i % 2 === 0 ? [[count, this.told[i + 1]]] : []))
    return [
      ...[...network.onAir, ...network.calls]
        .filter(({ to }) => gone.has(to))
        .map(({ to }) => `${to} got something`),
      ...(this.told.includes(-1) ? ['a caller heard of it'] : []),
      ...pairs
        .filter(([before, after]) => before !== after)
        .map(([before, after]) => `the count told it: ${before}, then ${after}`),
      ...seen.flatMap(({ view, rows }) => sumFaults(view, rows?.length ?? 0)),
    ]
  }

  async #do<T>(promise: Promise<T>): Promise<void> {
    await this.engine.time.pass(5)
    await promise
  }
}

/** What does not add up in what is told. */
const sumFaults = (view: WholeAction | undefined, rows: number): readonly string[] => [
  ...(view?.phases ?? []).flatMap(({ phase, counts: { selected, ...states } }) => {
    const sum = Object.values(states).reduce((a, b) => a + b, 0)
    return sum === selected ? [] : [`${phase}: ${selected} is not ${sum}`]
  }),
  ...(view?.phases[0]?.counts.selected === view?.action.selected ? [] : ['two totals']),
  ...(rows === view?.phases.reduce((sum, { counts }) => sum + counts.selected, 0)
    ? []
    : ['rows that do not add up']),
]

t.test(
  'who was named gets nothing of the action, whatever happens, and no count tells of it',
  async (t) => {
    await fc.assert(
      fc.asyncProperty(named, fc.array(event, { maxLength: 20 }), async (who, events) => {
        const faults = await new Life(who.phones, who.homes).play(events)
        if (faults.length > 0) throw new Error([...new Set(faults)].join('; '))
      }),
      { numRuns: runs, seed, includeErrorInReport: true },
    )
    t.pass(`${runs} lives`)
  },
)

t.test(
  'what a reader of another language would get is asked for when they are named',
  async (t) => {
    const people = [resident(3), neighbour(6, { language: 'pl' })]
    const engine = new Engine(['m1'], people)
    await engine.open()
    const gate = { leaveOut: { phones: [madeUpMobile(6)], addresses: [] } }
    const started = engine.desk.start({ ...draft(), gate }, by)
    await engine.time.pass(5)
    const { id } = await started
    const text = { sms: 'gevonden. Dank u.', translations: { pl: 'koniec akcji. Dziekujemy.' } }
    t.strictSame(engine.desk.preview(draft()).readers, { pl: 1 })
    t.strictSame(engine.desk.readers(id), { pl: 1 }, 'as the preview told it')
    await engine.time.pass(20_000)
    const { readers, text: shown } = engine.desk.previewOrder(id, 'result', text)
    t.strictSame([readers, Object.keys(shown.translations ?? {})], [{ pl: 1 }, ['pl']])
    t.strictSame(
      engine.network.onAir.map(({ to }) => to),
      [madeUpMobile(3)],
    )
  },
)

t.test('who was named stays out also as the record that theirs went into', async (t) => {
  const engine = new Engine(['m1'], [resident(3), resident(6), resident(9), resident(12)])
  const settled = async <T>(order: Promise<T>): Promise<T> => {
    await engine.time.pass(5)
    return order
  }
  await settled(engine.open())
  const leaveOut = { phones: [madeUpMobile(3)], addresses: [] }
  const gate = { leaveOut, confided: { askedBy: 'meldkamer' } }
  const { id } = await settled(engine.desk.start({ ...draft({ area: area(70) }), gate }, by))
  const merge = { from: 'p3', into: 'p12', at: engine.time.now(), phones: {} }
  await settled(engine.dispatch.record([{ type: 'participants.merged', merge }], by))
  const wider = { area: area(150), text: { sms: 'verder. Bel 0800-0011.' } }
  await settled(engine.desk.obey(id, { is: 'extension', draft: wider }, by))
  await engine.time.pass(60_000)
  t.strictSame(
    engine.network.onAir.map(({ to }) => to),
    [madeUpMobile(6), madeUpMobile(9)],
  )
})
