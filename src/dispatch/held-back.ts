import type { PhaseRecord } from '../domain/actions.ts'
import type { DispatchPorts } from './ports.ts'

/**
 * Actions of which nothing begins for a moment: somebody is about to correct them. In memory and for
 * a time that is said beforehand, so that none can be left held, whatever breaks.
 */
export class HeldBack {
  readonly #after: DispatchPorts['after']
  readonly #released: () => void
  readonly #holds = new Map<symbol, string>()

  /** `released` is called when something may go on. */
  constructor({ after }: Pick<DispatchPorts, 'after'>, released: () => void) {
    this.#after = after
    this.#released = released
  }

  /** Holds for so many milliseconds, or until what is returned is called. */
  hold(action: string, milliseconds: number): () => void {
    const hold = Symbol(action)
    this.#holds.set(hold, action)
    const release = (): void => {
      if (this.#holds.delete(hold)) this.#released()
    }
    const cancel = this.#after(milliseconds, release)
    return () => {
      cancel()
      release()
    }
  }

  /** Whether a phase has to wait; a correction is what the others wait for. */
  isHeld({ action, phase }: PhaseRecord): boolean {
    return phase.name !== 'correction' && [...this.#holds.values()].includes(action)
  }
}
