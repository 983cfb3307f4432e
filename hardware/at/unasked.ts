import type { Timers } from '../timers.ts'
import { isDirect, type ModemEvent, readEvent } from './events.ts'

/** An OK that comes later than this after a stray answer is another one's. */
const okWithinMs = 1_000
/** Answers that come when their command is long over; nothing says these of its own accord. */
const isStrayAnswer = (line: string): boolean => /^\+CM(GS|EE):/.test(line)

/** What a modem says that is no part of the answer to the command under way. */
export class Unasked {
  readonly #timers: Timers
  readonly #onEvent: (event: ModemEvent) => void
  #awaitsPdu = false
  #owesOkUntil = Number.NEGATIVE_INFINITY

  constructor(timers: Timers, onEvent: (event: ModemEvent) => void) {
    this.#timers = timers
    this.#onEvent = onEvent
  }

  /** Half an event belongs to nobody after a time-out. */
  forget(): void {
    this.#awaitsPdu = false
    this.#owesOkUntil = Number.NEGATIVE_INFINITY
  }

  /** Takes a line that an earlier one announced, also amid an answer. */
  takes(line: string): boolean {
    if (this.#awaitsPdu && /^[0-9A-Fa-f]+$/.test(line)) {
      this.#awaitsPdu = false
      this.#onEvent({ kind: 'pdu', pdu: line })
      return true
    }
    if (isDirect(line)) {
      this.#awaitsPdu = true
      return true
    }
    if (line !== 'OK' || this.#timers.now() > this.#owesOkUntil) return false
    this.#owesOkUntil = Number.NEGATIVE_INFINITY
    return true
  }

  /** A line that is nobody's answer; one that means nothing to us is passed over. */
  hear(line: string): void {
    if (isStrayAnswer(line)) this.#owesOkUntil = this.#timers.now() + okWithinMs
    const event = readEvent(line)
    if (event) this.#onEvent(event)
  }
}
