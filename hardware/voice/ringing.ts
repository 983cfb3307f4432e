import type { CallEvent } from '../at/call-events.ts'
import type { Timers } from '../timers.ts'
import { dutchNumber } from './diallable.ts'

/** The number follows the first ring (27.007 §7.11), or is not shown. */
const numberMs = 800
/** A ring comes every 3 to 5 seconds: one that does not is over. */
const silentMs = 10_000

/** Tells once that somebody calls, with the number where it is shown. */
export class Ringing {
  readonly #timers: Timers
  readonly #rang: (from: string | undefined) => void
  #isRinging = false
  #isTold = false
  #callOffTelling: () => void = () => undefined
  #callOffEnd: () => void = () => undefined

  constructor(timers: Timers, rang: (from: string | undefined) => void) {
    this.#timers = timers
    this.#rang = rang
  }

  hear(event: CallEvent): void {
    switch (event.kind) {
      case 'ring':
        return this.#ring()
      case 'caller':
        this.#ring()
        return this.#tell(dutchNumber(event.number, event.type))
      case 'over':
        return this.over()
      default:
        return
    }
  }

  /** Who rang has hung up, or was answered. */
  over(): void {
    this.#callOffTelling()
    this.#callOffEnd()
    this.#isRinging = false
    this.#isTold = false
  }

  #ring(): void {
    this.#callOffEnd()
    this.#callOffEnd = this.#timers.after(silentMs, () => this.over())
    if (this.#isRinging) return
    this.#isRinging = true
    this.#callOffTelling = this.#timers.after(numberMs, () => this.#tell(undefined))
  }

  #tell(from: string | undefined): void {
    if (this.#isTold) return
    this.#isTold = true
    this.#callOffTelling()
    this.#rang(from)
  }
}
