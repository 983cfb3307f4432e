import type { DispatchPorts } from './ports.ts'

const pauseMs = 100

/** Whoever wants to hear that something changed, and hears so at most ten times a second. */
export class Listeners {
  readonly #after: DispatchPorts['after']
  readonly #all = new Set<() => void>()
  #isTelling = false

  constructor({ after }: Pick<DispatchPorts, 'after'>) {
    this.#after = after
  }

  /** Returns what takes it off again. */
  add(listener: () => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  tell(): void {
    if (this.#isTelling) return
    this.#isTelling = true
    this.#after(pauseMs, () => {
      this.#isTelling = false
      for (const listener of this.#all) listener()
    })
  }
}
