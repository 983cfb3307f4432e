import type { Timers } from './timers.ts'

const firstMs = 30_000
const longestMs = 15 * 60_000

/**
 * When a SIM that its operator barred is tried once more: after half a minute, then each time twice
 * as long, to a quarter of an hour. A bar may be lifted, and may have been no bar at all.
 */
export class Trial {
  readonly #timers: Timers
  readonly #onDue: () => void
  #delayMs = firstMs
  #callOff: () => void = () => undefined

  constructor(timers: Timers, onDue: () => void) {
    this.#timers = timers
    this.#onDue = onDue
  }

  /** The next try is due in a while; the one after it later still. */
  wait(): void {
    this.#callOff()
    this.#callOff = this.#timers.after(this.#delayMs, this.#onDue)
    this.#delayMs = Math.min(longestMs, this.#delayMs * 2)
  }

  /** It is barred no more, or gone: no try is due. */
  end(): void {
    this.#callOff()
    this.#delayMs = firstMs
  }
}
