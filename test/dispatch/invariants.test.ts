import fc from 'fast-check'
import t from 'tap'
import { phasesOf } from '../../src/domain/actions.ts'
import { mayHaveArrived } from '../../src/domain/attempts.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
import type { Behaviour, FakeCallee } from '../support/network.ts'
import { cameBetween, leftHalf } from '../support/whole-messages.ts'

const headcount = 12
const behaviours: readonly Behaviour[] = [
  'well',
  'well',
  'refuses-number',
  'refuses-retry',
  'refuses-rest',
  'refuses-network',
  'refuses-config',
  'no-prompt',
  'doubt-sent',
  'doubt-lost',
  'gone',
]

const callees: readonly FakeCallee[] = [
  { does: 'listens' },
  { does: 'listens', keys: '21' },
  { does: 'hangs-up' },
  { does: 'is-busy' },
  { does: 'does-not-answer' },
  { does: 'does-not-exist' },
  { does: 'is-cut-off' },
]

/** Every third has a mobile, every third a landline, and every third both. */
function resident(n: number): Participant {
  const sms = { id: `p${n}:0`, number: madeUpMobile(n), channel: 'sms' } as const
  const voice = { id: `p${n}:1`, number: madeUpLandline(n), channel: 'voice' } as const
  const phones = [[sms], [voice], [sms, voice]][n % 3] ?? [sms]
  return neighbour(n, { phones })
}

type Event =
  | { readonly kind: 'start'; readonly isLong: boolean }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'behave'; readonly modem: string; readonly as: Behaviour }
  | { readonly kind: 'stop' | 'close' | 'correct' | 'update' | 'crash' }
  | { readonly kind: 'report'; readonly nth: number; readonly status: number }
  | { readonly kind: 'erase'; readonly n: number }
  | { readonly kind: 'callee'; readonly n: number; readonly is: FakeCallee }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 20_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('behave' as const),
      modem: fc.constantFrom('m1', 'm2', 'm3'),
      as: fc.constantFrom(...behaviours),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      nth: fc.nat(30),
      status: fc.constantFrom(0, 0, 0, 1, 0x20, 0x46, 0x60),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('callee' as const),
      n: fc.integer({ min: 1, max: headcount }),
      is: fc.constantFrom(...callees),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Event>({ kind: 'crash' }, { kind: 'correct' }, { kind: 'update' }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Event>({ kind: 'stop' }, { kind: 'close' }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('start' as const), isLong: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('erase' as const),
      n: fc.integer({ min: 1, max: headcount }),
    }),
  },
)

/** One life of the engine, and when what was asked of it became true. */
class History {
  readonly engine = new Engine(
    ['m1', 'm2', 'm3'],
    Array.from({ length: headcount }, (_, i) => resident(i + 1)),
    ['m2', 'm3'],
  )
  readonly callees = new Map<string, FakeCallee>()
  readonly texts = new Map<string, { action: string; phase: string; version: number }>()
  readonly endedAt = new Map<string, number>()
  readonly retiredAt = new Map<string, number>()
  #made = 0
  #isLong = false

  /** `isLong`: the first alert has two parts, as corrections and updates have, and a modem sends one. */
  async play(events: readonly Event[], isLong: boolean): Promise<void> {
    this.#isLong = isLong
    if (isLong) this.engine.network.behave('m1', 'refuses-rest')
    this.engine.network.callee = (to) => this.callees.get(to) ?? { does: 'listens' }
    await this.#do(this.engine.open())
    await this.#start(isLong)
    for (const one of events) await this.#one(one)
    await this.#settle()
  }

  async #one(one: Event): Promise<void> {
    const { engine } = this
    const open = engine.desk.actions().filter(({ action }) => action.state === 'running')
    const id = open[0]?.action.id
    switch (one.kind) {
      case 'start':
        return this.#start(one.isLong)
      case 'pass':
        return engine.time.pass(one.ms)
      case 'behave':
        return engine.network.behave(one.modem, one.as)
      case 'callee':
        this.callees.set(madeUpLandline(one.n), one.is)
        this.callees.set(madeUpMobile(one.n), one.is)
        return
      case 'crash':
        engine.off()
        return this.#do(engine.on())
      case 'report': {
        const sent = engine.network.onAir[one.nth % Math.max(1, engine.network.onAir.length)]
        return sent ? this.#do(engine.report(sent, one.status)) : undefined
      }
      case 'erase':
        return this.#do(
          engine.dispatch.record([{ type: 'participant.erased', id: `p${one.n}` }], by),
        )
      case 'stop':
        return id === undefined ? undefined : this.#end(id, engine.desk.stop(id, by))
      case 'close':
        return id === undefined ? undefined : this.#close(id)
      case 'correct':
      case 'update':
        return id === undefined ? undefined : this.#revise(id, one.kind)
    }
  }

  async #start(isLong: boolean): Promise<void> {
    const text = this.#words('alert', isLong)
    await this.#do(
      this.engine.desk
        .start(draft({ text: { sms: text } }), by)
        .then(({ id }) => this.#keep(text, id, 'alert', 0))
        .catch((error: Error) => t.match(error.message, 'no-participants-in-area')),
    )
  }

  async #revise(id: string, kind: 'correct' | 'update'): Promise<void> {
    const versions = this.engine.desk.action(id)?.action.phases[0]?.texts ?? []
    const words = this.#words(kind, this.#isLong)
    const combined = this.#words('combined', false)
    for (const [text] of [...this.texts].filter(
      ([, { action, phase }]) => action === id && phase === 'alert',
    )) {
      if (!this.retiredAt.has(text)) this.retiredAt.set(text, this.engine.time.now())
    }
    this.#keep(kind === 'correct' ? `CORRECTIE Buurtoproep: ${words}` : words, id, kind, 0)
    this.#keep(kind === 'correct' ? words : combined, id, 'alert', versions.length)
    const revised =
      kind === 'correct'
        ? this.engine.desk.obey(id, { is: 'correction', text: { sms: words } }, by)
        : this.engine.desk.obey(
            id,
            { is: 'update', news: { text: { sms: words }, combined: { sms: combined } } },
            by,
          )
    await this.#do(revised)
  }

  async #close(id: string): Promise<void> {
    const text = this.#words('result', false)
    this.#keep(text, id, 'result', 0)
    await this.#end(id, this.engine.desk.close(id, { outcome: 'neutral', text: { sms: text } }, by))
  }

  async #end(id: string, ended: Promise<void>): Promise<void> {
    if (!this.endedAt.has(id)) this.endedAt.set(id, this.engine.time.now())
    await this.#do(ended)
  }

  #words(phase: string, isLong: boolean): string {
    this.#made += 1
    return `${phase} nr ${this.#made}. Bel 0800-0011.${isLong ? ' x'.repeat(100) : ''}`
  }

  #keep(text: string, action: string, phase: string, version: number): void {
    const full = text.includes('Buurtoproep') ? text : `Buurtoproep: ${text}`
    this.texts.set(full, { action, phase, version })
  }

  /** All is well again, and there is time: everything has to come to its end. */
  async #settle(): Promise<void> {
    for (const modem of ['m1', 'm2', 'm3']) this.engine.network.behave(modem, 'well')
    this.callees.clear()
    await this.engine.time.pass(20 * 60_000)
    for (const { action } of this.engine.desk.actions()) {
      if (action.state === 'running' || action.state === 'stopped') await this.#close(action.id)
    }
    await this.engine.time.pass(20 * 60_000)
  }

  async #do<T>(promise: Promise<T>): Promise<void> {
    await this.engine.time.pass(5)
    await promise
  }
}

/** The invariants of an action, each a sentence that is false when it is broken. */
function broken(history: History): readonly string[] {
  const { engine, texts } = history
  const firsts = new Map<string, number>()
  const onAir = engine.network.onAir.flatMap(({ to, text, part, at }) => {
    const kept = texts.get(text)
    if (!kept) return [`nobody wrote ${text}`]
    if (part > 0) return []
    const key = `${to} ${text}`
    const count = (firsts.get(key) ?? 0) + 1
    firsts.set(key, count)
    return count > 2 ? [`${to} had ${text} ${count} times`] : tooLate(history, text, at, count)
  })
  return [
    ...onAir,
    ...brokenCalls(history),
    ...leftHalf(engine),
    ...cameBetween(engine.network.onAir, (text) => texts.get(text)?.action),
    ...engine.desk.actions().flatMap(({ action }) => brokenIn(history, action.id)),
  ]
}

/** Calls that overlap, that say a thing again to who heard it out, or that come too late. */
function brokenCalls({ engine, endedAt }: History): readonly string[] {
  const faults: string[] = []
  const until = new Map<string, number>()
  const heardOut = new Set<string>()
  for (const { at, to, said, endedAt: over, wasHeardOut } of engine.network.calls) {
    if (at < (until.get(to) ?? 0)) faults.push(`${to} had two calls at once`)
    until.set(to, over ?? at)
    if (heardOut.has(`${to} ${said}`)) faults.push(`${to} was called again with what it had heard`)
    if (wasHeardOut) heardOut.add(`${to} ${said}`)
  }
  return [...faults, ...lateCalls({ engine, endedAt })]
}

/** Alerts that were called out after the only action had ended. */
function lateCalls({ engine, endedAt }: Pick<History, 'engine' | 'endedAt'>): readonly string[] {
  if (engine.desk.actions().length > 1) return []
  const end = Math.min(...endedAt.values(), Number.POSITIVE_INFINITY)
  return engine.network.calls
    .filter(({ at, said }) => at > end && /alert nummer/i.test(said))
    .map(() => 'a call with the alert after the end')
}

/** A first message that left after its action had ended, or its text had been corrected. */
function tooLate(history: History, text: string, at: number, count: number): readonly string[] {
  const kept = history.texts.get(text)
  if (kept?.phase !== 'alert' || count > 1) return []
  const isOver = at > (history.endedAt.get(kept.action) ?? Number.POSITIVE_INFINITY)
  const isRetired = at > (history.retiredAt.get(text) ?? Number.POSITIVE_INFINITY)
  return [
    ...(isOver ? ['an alert after the end'] : []),
    ...(isRetired ? ['a corrected text left after all'] : []),
  ]
}

function brokenIn({ engine, texts }: History, id: string): readonly string[] {
  const faults: string[] = []
  const records = phasesOf(engine.state.actions, id)
  const [alert] = records
  const result = records.find(({ phase }) => phase.name === 'result')
  if (engine.desk.action(id)?.action.state !== 'closed') faults.push('never closed')
  for (const { phase, counts, deliveries } of records) {
    const sum = Object.values(counts).reduce((a, b) => a + b, 0)
    if (sum !== deliveries.length) faults.push(`counts of ${phase.name} do not add up`)
    if (counts.queued + counts.sending > 0) faults.push(`${phase.name} is stuck`)
  }
  const resultText = result?.phase.texts[0]?.sms ?? ''
  if (!texts.has(resultText)) faults.push('a result nobody wrote')
  alert?.deliveries.forEach((delivery, n) => {
    const isOwed = mayHaveArrived(delivery)
    const follower = result?.deliveries[result.following.get(n) ?? -1]
    if (isOwed && !follower) faults.push(`alert ${n} is owed a result`)
    const wasSent = follower !== undefined && mayHaveArrived(follower)
    if (!isOwed && wasSent && delivery.state !== 'failed')
      faults.push(`result to ${n}, never alerted`)
  })
  return faults
}

t.test('whatever happens, and in whatever order, the invariants of an action hold', async (t) => {
  const runs = Number(process.env.OMROEPER_RUNS ?? 80)
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), fc.boolean(), async (events, isLong) => {
      const history = new History()
      await history.play(events, isLong)
      const faults = broken(history)
      if (faults.length > 0) throw new Error([...new Set(faults)].join('; '))
    }),
    {
      numRuns: runs,
      includeErrorInReport: true,
      seed: Number(process.env.OMROEPER_SEED ?? 20261124),
    },
  )
  t.pass(`${runs} histories`)
})
