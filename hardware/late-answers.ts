import type { Timers } from './timers.ts'

/** How long after the time-out (60 s after Ctrl-Z) a `+CMGS` still counts: 120 s in all. */
const lateMs = 60_000

/**
 * The answer a modem still owes for the part in doubt: an unasked `+CMGS` within 120 s, or as the
 * first thing in a new session, settles it. Outlives the sessions of its modem.
 */
export class LateAnswers {
  readonly #timers: Timers
  #settle: (reference: number | undefined) => void = () => undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Resolves with TP-MR when the answer comes after all, with undefined when it will not. */
  expect(): Promise<number | undefined> {
    this.giveUp()
    return new Promise((resolve) => {
      const callOff = this.#timers.after(lateMs, () => this.giveUp())
      this.#settle = (reference) => {
        callOff()
        this.#settle = () => undefined
        resolve(reference)
      }
    })
  }

  /** An unasked `+CMGS: reference` came. */
  heard(reference: number): void {
    this.#settle(reference)
  }

  /** The next part is handed over, or nobody listens any more: no answer can be told apart. */
  giveUp(): void {
    this.#settle(undefined)
  }
}
