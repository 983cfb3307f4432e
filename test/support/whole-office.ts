import type { Test } from 'tap'
import type { IncomingPdu, ModemBank } from '../../hardware/modem.ts'
import type { Fault } from '../../hardware/sim/faults.ts'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import type { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import type { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { splitText } from '../../hardware/sms/split.ts'
import { reportMeaning } from '../../hardware/sms/status-report.ts'
import { createDesk } from '../../src/dispatch/create-desk.ts'
import type { Desk } from '../../src/dispatch/desk.ts'
import { Dispatch } from '../../src/dispatch/dispatch.ts'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import type { Speech } from '../../src/dispatch/ports.ts'
import { beat } from '../../src/dispatch/result-clock.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { emptyState } from '../../src/domain/state.ts'
import { aloneWill, by, draft, neighbour, policy } from './engine.ts'
import { ModemRow, type Options, portOf, type Surroundings } from './modem-row.ts'
import { VirtualTime } from './virtual-time.ts'
import { noSpeech } from './voice.ts'

const durableMs = 2

/** What a site has besides modems that send. */
interface Site extends Pick<Surroundings, 'limits' | 'hasSound'> {
  readonly speech?: Speech
  /** Whoever takes part as the nth. */
  readonly who?: (n: number) => Participant
}

/**
 * The engine with its real bank on simulated modems of mixed make and two operators, all on virtual
 * time: two minutes of outage take no time at all.
 */
export class WholeOffice {
  readonly time = new VirtualTime()
  readonly ports: SimulatedPorts
  readonly modems: readonly SimulatedModem[]
  readonly bank: ModemBank
  readonly desk: Desk
  readonly #row: ModemRow
  readonly #dispatch: Dispatch
  readonly #state = emptyState()
  readonly #speech: Speech
  #lastFactAt = 0
  #ids = 0
  #stopBeat: () => void = () => undefined

  constructor(
    size: number,
    people: number,
    traits: (n: number) => Options = () => ({}),
    site: Site = {},
  ) {
    const { time } = this
    const { speech = noSpeech, who = neighbour, ...around } = site
    this.#speech = speech
    const receive = (pdu: IncomingPdu) => this.#receive(pdu)
    this.#row = new ModemRow(size, traits, { time, state: this.#state, receive, ...around })
    ;({ ports: this.ports, modems: this.modems, bank: this.bank } = this.#row)
    foldFact(this.#state, aloneWill, time.now())
    for (let n = 0; n < people; n++) {
      const fact: Fact = { type: 'participant.saved', participant: who(n), source: 'test' }
      foldFact(this.#state, fact, time.now())
    }
    this.#dispatch = this.#newDispatch()
    this.desk = createDesk(this.#dispatch)
    this.bank.onChange(() => this.#dispatch.run.pump())
  }

  /** Everything registered and sending allowed. */
  async open(areReady = this.#row.areReady) {
    this.#dispatch.open()
    const tick = (): void => {
      beat(this.#dispatch)
      this.#stopBeat = this.time.timers.after(1000, tick)
    }
    tick()
    await this.time.until(areReady, 60_000)
  }

  async close(): Promise<void> {
    this.#stopBeat()
    this.#dispatch.stop()
    const stopped = this.bank.stop()
    await this.time.pass(12_000)
    await stopped
  }

  /** Closes itself after a test. */
  closedAfter(t: Pick<Test, 'teardown'>): this {
    t.teardown(() => this.close())
    return this
  }

  async alert(text: string): Promise<string> {
    const started = this.desk.start(draft({ text: { sms: text } }), by)
    await this.time.pass(5)
    return (await started).id
  }

  /** Everything that was on the air, oldest first. */
  onAir = (): readonly OnAirPart[] => this.#row.onAir()

  arm(fault: Fault, modems: readonly number[]): void {
    for (const n of modems) {
      if (fault.kind === 'store-full') fill(this.modems[n])
      this.modems[n]?.faults.arm(fault)
    }
  }

  pull(n: number, forMs: number): void {
    this.ports.pull(portOf(n))
    this.time.timers.after(forMs, () => this.ports.putBack(portOf(n)))
  }

  async #receive({ modem, iccid, pdu, report }: IncomingPdu): Promise<void> {
    const read = report && {
      ...report,
      recipient: report.recipient.value,
      meaning: reportMeaning(report.status),
    }
    const received = { modem, iccid, pdu, ...(read ? { report: read } : {}) }
    await receivePdu(this.#dispatch)(received)
  }

  #newDispatch(): Dispatch {
    const { time } = this
    const append = async (facts: readonly Fact[]): Promise<void> => {
      this.#lastFactAt = time.now()
      for (const fact of facts) foldFact(this.#state, fact, time.now())
      await new Promise<void>((resolve) => time.timers.after(durableMs, resolve))
    }
    return new Dispatch({
      policy,
      ledger: { state: this.#state, lastFactAt: () => this.#lastFactAt, append },
      modems: () => this.bank.modems(),
      now: time.now,
      newId: () => {
        this.#ids += 1
        return `id${this.#ids}`
      },
      countParts: (text) => {
        const { parts, ...plan } = splitText(text)
        return { ...plan, parts: parts.length }
      },
      speech: this.#speech,
      log: () => undefined,
      after: (ms, call) => time.timers.after(ms, call),
    })
  }
}

/** Puts something into every store, of which the modem says nothing. */
function fill(modem: SimulatedModem | undefined): void {
  for (const name of modem?.stores.names ?? []) modem?.stores.put(name, '00', 0)
}
