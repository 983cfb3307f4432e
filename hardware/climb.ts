import type { LifeSurroundings } from './lifecycle.ts'
import type { ModemPresence } from './modem-presence.ts'
import {
  climbed,
  healthy,
  nextRung,
  type RecoveryRecord,
  type Rung,
  wellAgain,
} from './recovery.ts'
import type { Session } from './session.ts'
import { sleep, within } from './timers.ts'

/** What the climb needs of the life it is part of. */
export interface ClimbPorts {
  readonly modem: ModemPresence
  readonly around: LifeSurroundings
  readonly stopping: AbortSignal
  /** Waits, or less when something happened to the modem. */
  readonly wait: (ms: number) => Promise<void>
  /** Ends the wait that it is in. */
  readonly wake: () => void
}

/** A parked modem is tried again after this. */
const parkedMs = 180_000
const askLeaveMs = 1_000
/** So many unanswered probes, 2 s each, before the port is opened again. */
const probes = 5
/** A reset modem is back within this, and gone within that. */
const resetWithinMs = 60_000
const settleMs = 5_000

/** Takes one modem up the recovery ladder; the rules are in recovery.ts. */
export class Climb {
  readonly #ports: ClimbPorts
  #record: RecoveryRecord = healthy
  #resettingUntil = Number.NEGATIVE_INFINITY

  constructor(ports: ClimbPorts) {
    this.#ports = ports
  }

  /** Whether the modem was reset and is not back yet. */
  isResetting(): boolean {
    return this.#ports.around.timers.now() < this.#resettingUntil
  }

  /** Whether it has been ill since it last sent, or was well for a while. */
  isClimbing(): boolean {
    return this.#record.tried.length > 0
  }

  /** It came up. */
  isBack(): void {
    this.#resettingUntil = Number.NEGATIVE_INFINITY
  }

  /** It sent, or stayed well for a while: the ladder starts from below again. */
  isWell(): void {
    this.#record = wellAgain(this.#record)
  }

  /** True when the session, still open, answers again; false when it is to be opened anew. */
  async recover(session: Session): Promise<boolean> {
    const { modem, around, stopping, wait } = this.#ports
    modem.end('recovering')
    if (this.isResetting()) {
      // It is still on its way back from the last reset: nothing harsher would help.
      await wait(askLeaveMs)
      return false
    }
    while (session.isOpen() && !stopping.aborted) {
      const rung = this.#next(session)
      around.log('warn', 'modem-recovery', { modem: modem.id, rung })
      if (rung !== 'resync') {
        await this.#climb(rung, session)
        return false
      }
      if (await this.#resync(session)) return true
    }
    return false
  }

  /** The profile's own reset, also by hand; resolves when the modem has gone, or should have. */
  async reset(session: Session): Promise<void> {
    const { modem, around } = this.#ports
    this.#resettingUntil = around.timers.now() + resetWithinMs
    modem.end('recovering')
    await session.reset()
    await within(around.timers, settleMs, session.closed)
  }

  /** A reset of one that is not ill, but has a worn part: it costs nothing of the climb's budget. */
  async mend(session: Session): Promise<void> {
    await this.#leave()
    await this.reset(session)
  }

  #next(session: Session): Rung {
    const { around } = this.#ports
    const now = around.timers.now()
    const hasPower = around.powerCycle !== undefined
    const rung = nextRung(this.#record, { now, hasReset: session.hasReset(), hasPower })
    this.#record = climbed(this.#record, rung, now)
    return rung
  }

  async #resync(session: Session): Promise<boolean> {
    for (let probe = 0; probe < probes && session.isOpen(); probe += 1)
      if (await session.probe()) return true
    return false
  }

  /** One that is silent is back as soon as it answers: it may have been starting all the while. */
  async #park(session: Session): Promise<void> {
    const over = new AbortController()
    this.#ports.modem.park('not-answering')
    void this.#wakeOnAnswer(session, over.signal)
    await this.#ports.wait(parkedMs)
    over.abort()
  }

  async #wakeOnAnswer(session: Session, over: AbortSignal): Promise<void> {
    // One that answers all the same is ill in another way: it stays parked for its time.
    let answers = await session.probe()
    if (answers) return
    while (!answers && session.isOpen() && !over.aborted) {
      await sleep(this.#ports.around.timers, askLeaveMs, over)
      answers = await session.probe()
    }
    if (answers && !over.aborted) this.#ports.wake()
  }

  async #climb(rung: Rung, session: Session): Promise<void> {
    const { around } = this.#ports
    if (rung === 'reopen') return
    if (rung === 'park') return this.#park(session)
    await this.#leave()
    if (rung === 'reset') return this.reset(session)
    this.#resettingUntil = around.timers.now() + resetWithinMs
    await around.powerCycle?.()
  }

  /** Waits until a reset leaves the bank with a modem that works. */
  async #leave(): Promise<void> {
    const { around, stopping, wait } = this.#ports
    while (!around.mayReset() && !stopping.aborted) await wait(askLeaveMs)
  }
}
