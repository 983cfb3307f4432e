import { createDesk } from '../../src/dispatch/create-desk.ts'
import type { Desk } from '../../src/dispatch/desk.ts'
import { Dispatch } from '../../src/dispatch/dispatch.ts'
import type { ActionDraft } from '../../src/dispatch/draft.ts'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import type { DispatchPorts, Policy } from '../../src/dispatch/ports.ts'
import { beat } from '../../src/dispatch/result-clock.ts'
import { resume } from '../../src/dispatch/resume.ts'
import type { Actor } from '../../src/domain/accounts.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import type { NamedArea } from '../../src/domain/geo.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { type Rules, shipped } from '../../src/domain/policy/rules.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState, type State } from '../../src/domain/state.ts'
import { FakeNetwork, type OnAir } from './network.ts'
import { VirtualTime } from './virtual-time.ts'
import { noSpeech, plainSpeech } from './voice.ts'

export const policy: Policy = {
  name: 'Waterhoven',
  messagePrefix: 'Buurtoproep',
  timeZone: 'Europe/Amsterdam',
  quietHours: '22:00-07:00',
  quietHoursIgnoredBy: [],
  verifiedNumbers: ['0800-0011'],
}

export const by: Actor = { kind: 'account', id: 'a1' }
export const centre = [5.3, 52.6] as const

const [west, south, east, north] = [5, 52, 6, 53]
/** The part of town that all neighbours live in. */
export const oosterwerf: NamedArea = {
  id: 'oost',
  name: 'Oosterwerf',
  area: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
}

/** As shipped, but one person may send to everybody and to a few: for what is not about a second. */
export const lenient: Rules = {
  ...shipped,
  secondPerson: { kinds: [], abovePercent: 100, abovePeople: 1_000_000 },
  fewPeople: 1,
}

export const aloneWill: Fact = {
  type: 'policy.saved',
  policy: {
    version: 0,
    rules: lenient,
    by: 'test',
    at: '2026-11-24T12:00:00.000Z',
  },
}

/** A neighbour at `n` times ten metres from the centre. */
export const neighbour = (n: number, changes: Partial<Participant> = {}): Participant => ({
  id: `p${n}`,
  phones: [{ id: `p${n}:0`, number: madeUpMobile(n), channel: 'sms' }],
  addresses: [
    { postcode: '9999ZZ', houseNumber: n, location: [5.3, 52.6 + n * 0.00009], kind: 'home' },
  ],
  nightAlerts: false,
  ...changes,
})

export const draft = (changes: Partial<ActionDraft> = {}): ActionDraft => ({
  status: 'actual',
  kind: 'missing-child',
  text: { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' },
  area: { centre, radiusMetres: 20_000 },
  ...changes,
})

interface Written {
  readonly fact: Fact
  readonly at: number
  readonly by: Actor
  isDurable: boolean
}

/** The state as it is read again from a snapshot of it. */
function fromSnapshot(state: State, now: number): State {
  const facts = JSON.parse(JSON.stringify([...snapshotFacts(state, now)])) as readonly Fact[]
  const again = emptyState()
  for (const fact of facts) foldFact(again, fact, now, { kind: 'system', id: 'snapshot' })
  return again
}

/** The engine on a virtual clock, with a journal that can lose its tail and a fake network. */
export class Engine {
  readonly time = new VirtualTime()
  readonly network: FakeNetwork
  readonly journal: Written[] = []
  readonly #policy: Policy
  dispatch: Dispatch
  desk: Desk
  #life = 0
  #ids = 0
  /** What is done about texts, over the state of each life. */
  hears: ((state: State) => NonNullable<DispatchPorts['heed']>) | undefined
  /** What follows when a landline was confirmed in a call, over the state of each life. */
  confirms: ((state: State) => NonNullable<DispatchPorts['confirmed']>) | undefined
  /** What speaks, where somebody calls. */
  speech = plainSpeech
  #stopBeat: () => void = () => undefined

  /** Modems by name; those among `callers` make calls as well. */
  constructor(
    names: readonly string[] = ['m1', 'm2'],
    people: readonly Participant[] = [],
    callers: readonly string[] = [],
    settings: Partial<Policy> = {},
  ) {
    this.#policy = { ...policy, ...settings }
    this.network = new FakeNetwork(this.time.timers, this.time.now, { names, callers })
    this.journal.push({ fact: aloneWill, at: this.time.now(), by, isDurable: true })
    for (const participant of people) {
      const fact: Fact = { type: 'participant.saved', participant, source: 'test' }
      this.journal.push({ fact, at: this.time.now(), by, isDurable: true })
    }
    this.dispatch = this.#live()
    this.desk = createDesk(this.dispatch)
  }

  get state(): State {
    return this.dispatch.ports.ledger.state
  }

  /** Recovers and begins to send, as a start of the appliance does. */
  async open(): Promise<void> {
    await resume(this.dispatch)
    this.dispatch.open()
    const tick = (): void => {
      beat(this.dispatch)
      this.#stopBeat = this.time.timers.after(1000, tick)
    }
    tick()
  }

  /** What is pressed, once it is durable. */
  async settled<T>(order: Promise<T>): Promise<T> {
    await this.time.pass(10)
    return order
  }

  /** Power goes: what was not durable is gone, and so is everything in memory. */
  off(): void {
    this.#stopBeat()
    this.dispatch.stop()
    this.#life += 1
    const firstLost = this.journal.findIndex(({ isDurable }) => !isDurable)
    if (firstLost >= 0) this.journal.splice(firstLost)
    this.network.forget()
  }

  /** Power comes back. */
  on(): Promise<void> {
    this.dispatch = this.#live()
    this.desk = createDesk(this.dispatch)
    return this.open()
  }

  /** The network reports on a part. */
  report(sent: OnAir, status: number): Promise<void> {
    const meaning = status < 2 ? 'delivered' : status < 0x40 ? 'pending' : 'failed-permanent'
    return receivePdu(this.dispatch)({
      modem: sent.modem,
      iccid: sent.iccid,
      pdu: `${sent.messageReference}-${sent.at}-${status}`,
      report: {
        messageReference: sent.messageReference,
        recipient: sent.to,
        sentAt: sent.at,
        status,
        meaning,
      },
    })
  }

  #read(): State {
    const state = emptyState()
    for (const line of this.journal) foldFact(state, line.fact, line.at, line.by)
    return state
  }

  /** Of two restarts one finds a snapshot. */
  #live(): Dispatch {
    const life = this.#life
    const isAlive = (): boolean => life === this.#life
    const state = life % 2 === 0 ? this.#read() : fromSnapshot(this.#read(), this.time.now())
    const modems = this.network.modems(isAlive)
    let heed: DispatchPorts['heed']
    return new Dispatch({
      policy: this.#policy,
      ledger: {
        state,
        lastFactAt: () => this.journal.at(-1)?.at ?? 0,
        append: (facts, who) =>
          isAlive() ? this.#append(state, facts, who) : new Promise(() => undefined),
      },
      modems: () => modems,
      now: this.time.now,
      newId: () => {
        this.#ids += 1
        return `id${this.#ids}`
      },
      countParts: (text) => ({
        parts: Math.ceil(text.length / 160),
        alphabet: 'gsm7',
        units: text.length,
        unitsLeft: 0,
        forcing: [],
      }),
      heed: (text) => {
        heed ??= this.hears?.(state)
        return heed?.(text) ?? { facts: [], isDealtWith: false }
      },
      confirmed: (request) => this.confirms?.(state)(request) ?? [],
      speech:
        this.network.callers.length > 0
          ? { canSpeak: () => this.speech.canSpeak(), sound: (call) => this.speech.sound(call) }
          : noSpeech,
      log: () => undefined,
      after: (ms, call) => this.time.timers.after(ms, () => (isAlive() ? call() : undefined)),
    })
  }

  async #append(state: State, facts: readonly Fact[], who: Actor): Promise<void> {
    const at = this.time.now()
    const written = facts.map((fact): Written => ({ fact, at, by: who, isDurable: false }))
    this.journal.push(...written)
    for (const fact of facts) foldFact(state, fact, at, who)
    await new Promise<void>((resolve) => this.time.timers.after(2, resolve))
    for (const line of written) line.isDurable = true
  }
}
