import fc from 'fast-check'
import t from 'tap'
import { RefusedError } from '../../src/domain/errors.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant, Phone } from '../../src/domain/participant.ts'
import { by, draft, Engine, neighbour } from './engine.ts'
import type { Behaviour } from './network.ts'

const modems = ['m1', 'm2'] as const
const headcount = 9
const behaviours: readonly Behaviour[] = [
  'well',
  'well',
  'gone',
  'doubt-sent',
  'doubt-lost',
  'refuses-retry',
]
const minuteMs = 60_000

/** One thing that happens; `n` names a person. */
export type Happening =
  | { readonly kind: 'start'; readonly of: 'missing-child' | 'warning' }
  | { readonly kind: 'stop' | 'close' | 'correct' | 'update' | 'crash' }
  | { readonly kind: 'pass' | 'leap'; readonly ms: number }
  | { readonly kind: 'behave'; readonly modem: string; readonly as: Behaviour }
  | { readonly kind: 'goodbye' | 'back' | 'erase'; readonly n: number }

const of = <K extends string>(...kinds: readonly K[]) => fc.constantFrom(...kinds)
const person = fc.integer({ min: 1, max: headcount })

/** Anything that people, modems and clocks do. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: of('pass'), ms: fc.integer({ min: 1, max: 30_000 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: of('leap'),
      ms: fc.integer({ min: -40 * minuteMs, max: 90 * minuteMs }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: of('goodbye', 'back', 'erase'), n: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: of('behave'),
      modem: fc.constantFrom(...modems),
      as: fc.constantFrom(...behaviours),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: of('correct', 'update', 'crash') }) },
  { weight: 1, arbitrary: fc.record({ kind: of('stop', 'close') }) },
  { weight: 1, arbitrary: fc.record({ kind: of('start'), of: of('missing-child', 'warning') }) },
)

/** Two at 1 and 2 share a mobile; 3 has two homes; 4, 8 take alerts at night; 5 and 6 share a line. */
export function resident(n: number): Participant {
  const mobile: Phone = { id: `p${n}:0`, number: madeUpMobile(n === 2 ? 1 : n), channel: 'sms' }
  const line: Phone = { id: `p${n}:1`, number: madeUpLandline(5), channel: 'voice' }
  const [home] = neighbour(n).addresses
  const second = neighbour(n + 20).addresses
  return neighbour(n, {
    phones: n === 5 || n === 6 ? [mobile, line] : [mobile],
    nightAlerts: n === 4 || n === 8,
    addresses: home && n === 3 ? [home, ...second] : neighbour(n).addresses,
  })
}

/** From and until which message on the air somebody took part: clocks jump, that order does not. */
interface Stay {
  readonly person: Participant
  readonly from: number
  until: number
}

/** The engine through a row of happenings, with notes that do not come from the engine. */
export class RandomLife {
  readonly engine: Engine
  readonly stays: Stay[] = []
  /** By action, the first message on the air after it was stopped or closed. */
  readonly endedAt = new Map<string, number>()
  /** Which action and phase a text was written for. */
  readonly written = new Map<string, { readonly action: string; readonly phase: string }>()
  #made = 0

  constructor(
    begin: number,
    limits: Engine['network']['limits'] = { perHour: null, perDay: null },
  ) {
    const people = Array.from({ length: headcount }, (_, i) => resident(i + 1))
    this.engine = new Engine([...modems], people, ['m2'], { quietHoursIgnoredBy: ['warning'] })
    this.engine.time.leap(begin)
    this.engine.network.limits = limits
    for (const one of people) this.#arrive(one)
  }

  async play(happenings: readonly Happening[]): Promise<void> {
    await this.#do(this.engine.open())
    await this.#start('missing-child')
    for (const one of happenings) await this.#one(one)
    for (const modem of modems) this.engine.network.behave(modem, 'well')
    await this.engine.time.pass(10 * minuteMs)
    for (const { action } of this.engine.desk.actions()) await this.#close(action.id)
    await this.engine.time.pass(10 * minuteMs)
  }

  /** Those who took part with this number when the nth message left. */
  ownersOf(number: string, nth: number): readonly Participant[] {
    return this.stays
      .filter(({ from, until }) => from <= nth && nth < until)
      .map(({ person: one }) => one)
      .filter(({ phones }) => phones.some((phone) => phone.number === number))
  }

  async #one(one: Happening): Promise<void> {
    const { engine } = this
    const [running] = engine.desk.actions().filter(({ action }) => action.state === 'running')
    const id = running?.action.id
    if (one.kind === 'pass') return engine.time.pass(one.ms)
    if (one.kind === 'leap') return engine.time.leap(one.ms)
    if (one.kind === 'behave') return engine.network.behave(one.modem, one.as)
    if (one.kind === 'start') return this.#start(one.of)
    if (one.kind === 'crash') {
      engine.off()
      return this.#do(engine.on())
    }
    if ('n' in one) return this.#register(one.kind, one.n)
    if (id === undefined) return
    if (one.kind === 'stop') return this.#end(id, engine.desk.stop(id, by))
    if (one.kind === 'close') return this.#close(id)
    return this.#revise(id, one.kind)
  }

  async #start(kind: 'missing-child' | 'warning'): Promise<void> {
    const sms = this.#words('alert')
    const started = this.engine.desk.start(draft({ kind, text: { sms } }), by)
    started.then(
      ({ id }) => this.#keep(sms, id, 'alert'),
      () => undefined,
    )
    await this.#do(started)
  }

  async #revise(id: string, kind: 'correct' | 'update'): Promise<void> {
    const [words, combined] = [this.#words(kind), this.#words('combined')]
    this.#keep(kind === 'correct' ? `CORRECTIE Buurtoproep: ${words}` : words, id, kind)
    this.#keep(kind === 'correct' ? words : combined, id, 'alert')
    const { desk } = this.engine
    await this.#do(
      kind === 'correct'
        ? desk.obey(id, { is: 'correction', text: { sms: words } }, by)
        : desk.obey(
            id,
            { is: 'update', news: { text: { sms: words }, combined: { sms: combined } } },
            by,
          ),
    )
  }

  async #close(id: string): Promise<void> {
    const sms = this.#words('result')
    this.#keep(sms, id, 'result')
    await this.#end(id, this.engine.desk.close(id, { outcome: 'neutral', text: { sms } }, by))
  }

  async #end(id: string, ended: Promise<void>): Promise<void> {
    if (!this.endedAt.has(id)) this.endedAt.set(id, this.engine.network.onAir.length)
    await this.#do(ended)
  }

  async #register(kind: 'goodbye' | 'back' | 'erase', n: number): Promise<void> {
    const { dispatch, time, state, network } = this.engine
    const id = `p${n}`
    if (kind !== 'back' && !state.participants.has(id)) return
    const leftAt = new Date(time.now()).toISOString()
    for (const stay of this.stays) {
      if (stay.person.id === id) stay.until = Math.min(stay.until, network.onAir.length)
    }
    if (kind === 'back') this.#arrive(resident(n))
    const participant = kind === 'back' ? resident(n) : { ...resident(n), leftAt }
    await this.#do(
      kind === 'erase'
        ? dispatch.record([{ type: 'participant.erased', id }], by)
        : dispatch.record([{ type: 'participant.saved', participant, source: 'test' }], by),
    )
  }

  #arrive(one: Participant): void {
    const from = this.engine.network.onAir.length
    this.stays.push({ person: one, from, until: Number.POSITIVE_INFINITY })
  }

  #words(phase: string): string {
    this.#made += 1
    return `${phase} nr ${this.#made}. Bel 0800-0011.`
  }

  #keep(words: string, action: string, phase: string): void {
    const full = words.includes('Buurtoproep') ? words : `Buurtoproep: ${words}`
    this.written.set(full, { action, phase })
  }

  /** Lets it happen; a refusal is an answer, anything else a fault. */
  async #do<T>(promise: Promise<T>): Promise<void> {
    const refused = promise.catch((error: unknown) => {
      if (!(error instanceof RefusedError)) t.fail(String(error))
    })
    await this.engine.time.pass(5)
    await refused
  }
}
