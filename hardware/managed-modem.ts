import type { Lesson } from './lessons.ts'
import { unmeasured } from './measured.ts'
import type {
  BankPorts,
  Modem,
  ModemConfig,
  ModemStatus,
  SmsSubmission,
  SubmitOutcome,
} from './modem.ts'
import type { ModemDesk } from './modem-desk.ts'
import { ModemMessages } from './modem-messages.ts'
import { ModemPresence } from './modem-presence.ts'
import { statusOf } from './modem-status.ts'
import type { Operators } from './operators.ts'
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
  /** What its life, and the bank, make of it. */
  readonly presence: ModemPresence
  readonly #around: ModemSurroundings
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
    this.presence = new ModemPresence({
      ...{ ...around, id, port: config.port },
      changed: () => around.changed(this),
    })
    const desk = this.#desk()
    this.#messages = new ModemMessages(desk)
    this.#calls = new ModemCalls(desk)
  }

  status(): ModemStatus {
    const { board, known } = this.presence
    return statusOf({
      id: this.id,
      config: this.config,
      standing: board.current(),
      since: board.since,
      facts: known.shown(),
      measured: known.memory()?.measured() ?? unmeasured,
      isTraced: this.isTraced,
      isVolte: this.#calls.isVolte(),
      isMute: this.#calls.isMute(),
    })
  }

  isAvailable(): boolean {
    return this.presence.isAvailable()
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

  /** A person says that the SIM is good again. */
  forgive(): void {
    this.#calls.forgive()
    this.presence.forgive()
  }

  /** Begins nothing any more; resolves when no part is on the air and no call is up. */
  async quiet(): Promise<void> {
    const { presence } = this
    presence.become({ isClosing: true })
    void presence.session()?.calls.stop()
    await this.#ongoing
    presence.conduct.close()
  }

  #desk(): ModemDesk {
    const { ports, operators } = this.#around
    const { presence } = this
    const { conduct, board, known } = presence
    return {
      ...{ modem: this.id, ports, operators, conduct, board, known },
      session: () => presence.session(),
      isAvailable: () => presence.isAvailable(),
      park: (reason) => presence.park(reason),
      begun: (ongoing) => {
        this.#ongoing = ongoing
      },
      quiet: () => this.#ongoing,
      learned: (lesson) => this.onLesson(lesson),
    }
  }
}
