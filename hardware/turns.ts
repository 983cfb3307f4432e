import type { Timers } from './timers.ts'

interface Chore {
  readonly since: number
  readonly run: () => Promise<void>
}

/** How long the radio must be idle before a chore may start. */
const idleMs = 25
/** A chore that has waited this long gets the next gap between two messages. */
const starvingMs = 5_000

/**
 * Who may talk to the modem: messages first, chores (reading, deleting, asking for signal) in the
 * gaps. A message waits for one chore at the most, and a chore waits for messages 5 s at the most
 * before it is let in between two of them.
 */
export class Turns {
  readonly #timers: Timers
  /** The one that waits longest first. */
  readonly #chores: Chore[] = []
  #urgent: (() => Promise<void>) | undefined
  #isTaken = false
  #isIdle = true
  /** Whether the last turn was a message's: then a starving chore goes before the next one. */
  #wasMessage = false
  #isClosed = false
  #callOffIdle: () => void = () => undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Runs `work` as soon as the chore under way, if any, is done. One at a time. */
  message<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#urgent = () => work().then(resolve, reject)
      this.#next()
    })
  }

  /** Runs `work`, one short exchange, in a gap; `since` is when its whole errand began to wait. */
  chore<T>(work: () => Promise<T>, since: number = this.#timers.now()): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#chores.push({ since, run: () => work().then(resolve, reject) })
      this.#chores.sort((a, b) => a.since - b.since)
      this.#next()
    })
  }

  /** The session is over: no timer stays, and what waits runs at once to find that out. */
  close(): void {
    this.#callOffIdle()
    this.#isClosed = true
    this.#isIdle = true
    this.#next()
  }

  #next(): void {
    if (this.#isTaken) return
    const urgent = this.#urgent
    if (urgent && !(this.#wasMessage && this.#isStarving())) {
      this.#urgent = undefined
      this.#isIdle = false
      this.#wasMessage = true
      this.#callOffIdle()
      return this.#take(urgent, () => this.#startIdling())
    }
    const chore = this.#chores[0]
    if (!chore) return
    if (!this.#isIdle && !this.#isStarving()) return
    this.#chores.shift()
    this.#wasMessage = false
    this.#take(chore.run, () => undefined)
  }

  #isStarving(): boolean {
    const chore = this.#chores[0]
    return chore !== undefined && this.#timers.now() - chore.since >= starvingMs
  }

  #take(run: () => Promise<void>, afterwards: () => void): void {
    this.#isTaken = true
    void run().then(() => {
      this.#isTaken = false
      afterwards()
      this.#next()
    })
  }

  #startIdling(): void {
    this.#isIdle = this.#isClosed
    if (this.#isClosed) return
    this.#callOffIdle = this.#timers.after(idleMs, () => {
      this.#isIdle = true
      this.#next()
    })
  }
}
