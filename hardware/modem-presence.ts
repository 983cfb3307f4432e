import { KnownModem } from './known-modem.ts'
import type { BankPorts, ModemReason } from './modem.ts'
import type { Operators } from './operators.ts'
import type { Session, SessionFacts } from './session.ts'
import { SimConduct } from './sim-conduct.ts'
import { couldSend, isAvailable, type Standing } from './standing.ts'
import { StandingBoard } from './standing-board.ts'
import type { Timers } from './timers.ts'

/** What a modem's presence needs of what is around it. */
export interface PresencePorts {
  readonly id: string
  readonly port: string
  readonly ports: BankPorts
  readonly timers: Timers
  readonly operators: Operators
  /** Its state, reason or availability is another, or what is known of it. */
  readonly changed: () => void
}

/** Whether a modem is there and may send: its session, who is in its port, how its SIM does. */
export class ModemPresence {
  readonly id: string
  readonly port: string
  readonly board: StandingBoard
  readonly known: KnownModem
  readonly conduct: SimConduct
  readonly #around: PresencePorts
  #session: Session | undefined

  constructor(around: PresencePorts) {
    const { id, port, ports, timers, operators, changed } = around
    this.id = id
    this.port = port
    this.#around = around
    this.board = new StandingBoard({
      now: ports.now,
      network: () => ({
        waitsForNetwork: operators.waits(this.#operator(), id),
        isCanary: operators.isCanary(this.#operator(), id),
      }),
      changed,
    })
    this.known = new KnownModem(around)
    this.conduct = new SimConduct(timers, (change) => this.become(change))
  }

  /** The session that may send. */
  session(): Session | undefined {
    return this.#session
  }

  isAvailable(): boolean {
    return isAvailable(this.board.current())
  }

  /** Whether only its operator's network keeps it from sending. */
  couldSend(): boolean {
    return couldSend(this.board.own())
  }

  /** Whether it sends, or could but for its operator's network. */
  isWorking(): boolean {
    const { isBusy, holds } = this.board.own()
    return isBusy || holds > 0 || this.couldSend()
  }

  /** A session was brought up: this is its SIM. */
  meet(facts: SessionFacts): void {
    const isSameSim = this.known.meet(facts)
    if (!isSameSim) this.conduct.forget()
    // A SIM its operator has barred stays so; whatever else kept this modem parked is over.
    const isBarred = isSameSim && this.board.own().parked === 'account-barred'
    if (!isBarred) this.conduct.unpark()
  }

  /** Its stores were listed: from here on it may send. */
  begin(session: Session): void {
    this.#session = session
    const isRegistered = session.facts().registered
    this.become({ session: 'ready', isRegistered, isStoreFull: false })
  }

  /** The session is over, or its modem is being recovered: nothing is handed to it. */
  end(session: 'absent' | 'starting' | 'recovering'): void {
    this.#session = undefined
    this.conduct.rest()
    this.#around.operators.left(this.#operator(), this.id)
    // One that was unplugged has forgotten what it owed.
    const owesAnswer = session !== 'absent' && this.board.own().owesAnswer
    this.become({ session, isPacing: false, owesAnswer })
  }

  /** Signal, operator or registration changed. */
  learned(facts: SessionFacts): void {
    const before = this.#operator()
    this.known.learn(facts)
    if (this.#operator() !== before) this.#around.operators.left(before, this.id)
    if (facts.registered && !this.board.own().isRegistered) this.registered()
    this.become({ isRegistered: facts.registered })
    this.#around.changed()
  }

  /** It said that it is registered: whoever waits for this operator may send at once. */
  registered(): void {
    this.#around.operators.registered(this.#operator())
  }

  /** A status report came in. */
  reported(report: { messageReference: number; status: number }): void {
    this.known.memory()?.reported(report)
  }

  /** A person must come; the modem goes on receiving, and a barred SIM is tried now and then. */
  park(reason: ModemReason): void {
    if (this.board.own().parked === reason) return
    this.#around.ports.log('error', 'modem-parked', { modem: this.id, reason })
    this.#around.operators.left(this.#operator(), this.id)
    this.conduct.park(reason)
  }

  /** A person says that the SIM is good again. */
  forgive(): void {
    this.conduct.forget()
    this.conduct.unpark()
    this.become({ isPausedByHand: false })
  }

  /** Changes the standing and tells whoever listens when that changes anything. */
  become(change: Partial<Standing>): void {
    this.board.become(change)
  }

  /** Something outside (the operator's canary) may have changed the standing. */
  refresh(): void {
    this.board.refresh()
  }

  #operator(): string {
    return this.known.operator()
  }
}
