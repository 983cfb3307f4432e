import type { Climb } from './climb.ts'
import type { BankPorts } from './modem.ts'
import type { ModemPresence } from './modem-presence.ts'
import type { Session } from './session.ts'
import type { Timers } from './timers.ts'

/** What looking after a session needs. */
export interface WatchPorts {
  readonly session: Session
  readonly modem: ModemPresence
  readonly climb: Climb
  readonly timers: Timers
  readonly log: BankPorts['log']
}

/** What an outcome, or a person, wants done as soon as nothing is on the air. */
export type Wish = 'recovery' | 'reset' | 'mending' | 'sweep'

const heartbeatMs = 10_000
const sweepMs = 300_000
/** A session that stays well this long resets the ladder also when nothing was sent. */
const wellAfterMs = 60_000

/** Looks after one session that came up, until it is to end. */
export class Watch {
  readonly #ports: WatchPorts
  #wellSince = 0
  #sweepAt = 0
  #pollAt = 0

  constructor(ports: WatchPorts) {
    this.#ports = ports
  }

  /** The modem is well: from here on it may send. */
  begin(): void {
    const { session, modem, climb, timers, log } = this.#ports
    const now = timers.now()
    this.#wellSince = now
    this.#sweepAt = now + sweepMs
    this.#pollAt = now + heartbeatMs
    climb.isBack()
    modem.begin(session)
    log('info', 'modem-ready', { modem: modem.id, port: modem.port })
  }

  /** One look at the modem, and what is wished; false when the session is to end. */
  async tend(wish: Wish | undefined): Promise<boolean> {
    const { session, climb } = this.#ports
    if (wish === 'reset') {
      await climb.reset(session)
      return false
    }
    if (wish === 'mending') {
      await climb.mend(session)
      return false
    }
    if (wish === 'recovery' || !(await this.#answers())) {
      if (!(await climb.recover(session))) return false
      this.begin()
      return true
    }
    await this.#keepWell(wish === 'sweep')
    return true
  }

  /** Asks now and then; one that is not registered at every look. */
  async #answers(): Promise<boolean> {
    const { session, modem, timers, log } = this.#ports
    // A call is asked after twice a second: nothing else need show that the modem answers.
    if (session.calls.isCalling()) return true
    if (session.facts().registered && timers.now() < this.#pollAt) return true
    this.#pollAt = timers.now() + heartbeatMs
    try {
      await session.poll()
      await session.seekVoice()
      return true
    } catch (error) {
      log('warn', 'modem-silent', { modem: modem.id, error })
      return false
    }
  }

  async #keepWell(mustSweep: boolean): Promise<void> {
    const { session, modem, climb, timers } = this.#ports
    const now = timers.now()
    if (now - this.#wellSince > wellAfterMs) climb.isWell()
    if (session.calls.isCalling() || (!mustSweep && now < this.#sweepAt)) return
    this.#sweepAt = now + sweepMs
    await session.sweep()
    modem.become({ isStoreFull: false })
  }
}
