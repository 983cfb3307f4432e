import { soon } from './soon.ts'

/**
 * What is written down of a message that went out, once the next one's command is written: the radio
 * is not to wait for it. It is owed within the same turn of the event loop, and settled in order.
 */
export class Owed {
  readonly #failed: (error: unknown) => void
  readonly #settleSoon = soon(() => this.settle())
  #work: (() => void)[] = []

  /** `failed` is told what one of them threw; the others are done all the same. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  add(work: () => void): void {
    this.#work.push(work)
    this.#settleSoon()
  }

  settle(): void {
    const work = this.#work
    this.#work = []
    for (const one of work) {
      try {
        one()
      } catch (error) {
        this.#failed(error)
      }
    }
  }
}
