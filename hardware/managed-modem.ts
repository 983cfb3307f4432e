import { KnownModem } from './known-modem.ts'
import type { Lesson } from './lessons.ts'
import { unmeasured } from './measured.ts'
import type {
  BankPorts,
  Modem,
  ModemConfig,
  ModemReason,
  ModemStatus,
  SmsSubmission,
  SubmitOutcome,
} from './modem.ts'
import type { ModemDesk } from './modem-desk.ts'
import { ModemMessages } from './modem-messages.ts'
import { statusOf } from './modem-status.ts'
import type { Operators } from './operators.ts'
import type { Session, SessionFacts } from './session.ts'
import { SimConduct } from './sim-conduct.ts'
import { couldSend, isAvailable, type Standing } from './standing.ts'
import { StandingBoard } from './standing-board.ts'
import type { Timers } from './timers.ts'
import type { CallOrder, CallOutcome } from './voice/call-outcome.ts'
import { ModemCalls } from './voice/modem-calls.ts'
import type { Sound } from './voice/sound.ts'

/** What one modem needs of the bank around it. */
export interface ModemSurroundings {
  readonly ports: BankPorts
  readonly timers: Timers
  readonly operators: Operators
  readonly changed: (modem: ManagedModem) => void
}

/** One modem as the dispatcher sees it: what it is, whether it may send, and sending itself. */
export class ManagedModem implements Modem {
  readonly id: string
  readonly config: ModemConfig
  readonly #around: ModemSurroundings
  readonly #board: StandingBoard
  readonly #known: KnownModem
  #session: Session | undefined
  readonly #conduct: SimConduct
  readonly #messages: ModemMessages
  readonly #calls: ModemCalls
  #ongoing: Promise<unknown> = Promise.resolve()
  /** Its conversation is written to the log. */
  isTraced = false
  /** Set by the lifecycle: what only it can do about an outcome. */
  onLesson: (lesson: Lesson) => void = () => undefined

  constructor(id: string, config: ModemConfig, around: ModemSurroundings) {
    this.id = id
    this.config = config
    this.#around = around
    this.#board = new StandingBoard({
      now: around.ports.now,
      network: () => ({
        waitsForNetwork: around.operators.waits(this.#operator(), id),
        isCanary: around.operators.isCanary(this.#operator(), id),
      }),
      changed: () => around.changed(this),
    })
    this.#known = new KnownModem({ id, port: config.port, ...around })
    this.#conduct = new SimConduct(around.timers, (change) => this.become(change))
    const desk = this.#desk()
    this.#messages = new ModemMessages(desk)
    this.#calls = new ModemCalls(desk)
  }

  status(): ModemStatus {
    return statusOf({
      id: this.id,
      config: this.config,
      standing: this.#board.current(),
      since: this.#board.since,
      facts: this.#known.shown(),
      measured: this.#known.memory()?.measured() ?? unmeasured,
      isTraced: this.isTraced,
      isVolte: this.#calls.isVolte(),
      isMute: this.#calls.isMute(),
    })
  }

  isAvailable(): boolean {
    return isAvailable(this.#board.current())
  }

  /** Whether only its operator's network keeps it from sending. */
  couldSend(): boolean {
    return couldSend(this.#board.own())
  }

  submit(submission: SmsSubmission): Promise<SubmitOutcome> {
    return this.#messages.submit(submission)
  }

  call(order: CallOrder): Promise<CallOutcome> {
    return this.#calls.call(order)
  }

  prepare(sound: Sound): Promise<void> {
    return this.#calls.prepare(sound)
  }

  /** Somebody calls it; the number where it is shown and Dutch. */
  rang(from: string | undefined): void {
    void this.#calls.rang(from)
  }

  /** A session was brought up: this is its SIM. */
  meet(facts: SessionFacts): void {
    const isSameSim = this.#known.meet(facts)
    if (!isSameSim) this.#conduct.forget()
    // A SIM its operator has barred stays so; whatever else kept this modem parked is over.
    const isBarred = isSameSim && this.#board.own().parked === 'account-barred'
    if (!isBarred) this.#conduct.unpark()
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
    this.#conduct.rest()
    this.#around.operators.left(this.#operator(), this.id)
    // One that was unplugged has forgotten what it owed.
    const owesAnswer = session !== 'absent' && this.#board.own().owesAnswer
    this.become({ session, isPacing: false, owesAnswer })
  }

  /** Signal, operator or registration changed. */
  learned(facts: SessionFacts): void {
    const before = this.#operator()
    this.#known.learn(facts)
    if (this.#operator() !== before) this.#around.operators.left(before, this.id)
    if (facts.registered && !this.#board.own().isRegistered) this.registered()
    this.become({ isRegistered: facts.registered })
    this.#around.changed(this)
  }

  /** It said that it is registered: whoever waits for this operator may send at once. */
  registered(): void {
    this.#around.operators.registered(this.#operator())
  }

  /** What its last session knew. */
  facts(): SessionFacts | undefined {
    return this.#known.facts()
  }

  /** The SIM it has, or had last; empty before the first was read. */
  iccid(): string {
    return this.#known.iccid()
  }

  /** A status report came in. */
  reported(report: { messageReference: number; status: number }): void {
    this.#known.memory()?.reported(report)
  }

  /** A person must come; the modem goes on receiving, and a barred SIM is tried now and then. */
  park(reason: ModemReason): void {
    if (this.#board.own().parked === reason) return
    this.#around.ports.log('error', 'modem-parked', { modem: this.id, reason })
    this.#around.operators.left(this.#operator(), this.id)
    this.#conduct.park(reason)
  }

  /** Changes the standing and tells whoever listens when that changes anything. */
  become(change: Partial<Standing>): void {
    this.#board.become(change)
  }

  /** Something outside (the operator's canary) may have changed the standing. */
  refresh(): void {
    this.#board.refresh()
  }

  /** Whether it sends, or could but for its operator's network. */
  isWorking(): boolean {
    const { isBusy, holds } = this.#board.own()
    return isBusy || holds > 0 || this.couldSend()
  }

  /** A person says that the SIM is good again. */
  forgive(): void {
    this.#calls.forgive()
    this.#conduct.forget()
    this.#conduct.unpark()
    this.become({ isPausedByHand: false })
  }

  /** Begins nothing any more; resolves when no part is on the air and no call is up. */
  async quiet(): Promise<void> {
    this.become({ isClosing: true })
    void this.#session?.calls.stop()
    await this.#ongoing
    this.#conduct.close()
  }

  #desk(): ModemDesk {
    const { ports, operators } = this.#around
    return {
      modem: this.id,
      ports,
      operators,
      conduct: this.#conduct,
      board: this.#board,
      known: this.#known,
      session: () => this.#session,
      isAvailable: () => this.isAvailable(),
      park: (reason) => this.park(reason),
      begun: (ongoing) => {
        this.#ongoing = ongoing
      },
      quiet: () => this.#ongoing,
      learned: (lesson) => this.onLesson(lesson),
    }
  }

  #operator(): string {
    return this.#known.operator()
  }
}
