import { recordAfter } from './lessons.ts'
import type { ModemReason, SubmitOutcome } from './modem.ts'
import { cleanSim, type SimRecord } from './sim-record.ts'
import type { Standing } from './standing.ts'
import type { Timers } from './timers.ts'
import { Trial } from './trial.ts'

/** What a SIM's answers add up to, and what follows from it in time: a pace, a bar, a try. */
export class SimConduct {
  readonly #timers: Timers
  readonly #become: (change: Partial<Standing>) => void
  readonly #trial: Trial
  #record: SimRecord = cleanSim
  #callOffPace: () => void = () => undefined

  constructor(timers: Timers, become: (change: Partial<Standing>) => void) {
    this.#timers = timers
    this.#become = become
    this.#trial = new Trial(timers, () => become({ isOnTrial: true }))
  }

  get record(): SimRecord {
    return this.#record
  }

  /** Another SIM, or one that a person says is good: nothing bad is known of it. */
  forget(): void {
    this.#record = cleanSim
  }

  /** A message for `to` came to its end; one that was a try ends the bar, or begins the next wait. */
  learn(outcome: SubmitOutcome, to: string, isOnTrial: boolean): void {
    this.#record = recordAfter(this.#record, outcome, to)
    if (!isOnTrial) return
    if (outcome.kind === 'accepted') return this.unpark()
    this.#become({ isOnTrial: false })
    this.#trial.wait()
  }

  /** After congestion nothing is sent before the pace has passed. */
  pace(): void {
    const { paceMs } = this.#record
    if (paceMs === 0) return
    this.#become({ isPacing: true })
    this.#callOffPace = this.#timers.after(paceMs, () => this.#become({ isPacing: false }))
  }

  /** A person must come; a SIM that its operator barred is tried now and then meanwhile. */
  park(reason: ModemReason): void {
    this.#become({ parked: reason, isOnTrial: false })
    if (reason === 'account-barred') this.#trial.wait()
    else this.#trial.end()
  }

  unpark(): void {
    this.#trial.end()
    this.#become({ parked: undefined, isOnTrial: false })
  }

  /** The session is over: its pace with it. */
  rest(): void {
    this.#callOffPace()
  }

  /** No timer stays. */
  close(): void {
    this.#callOffPace()
    this.#trial.end()
  }
}
