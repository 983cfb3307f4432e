import type { Seen } from '../../dispatch/draft.ts'

const mostKept = 50

/**
 * What was on each check page that is still open somewhere. Kept in memory only: after a restart
 * whoever presses is asked to look again.
 */
export class ShownChecks {
  readonly #seen = new Map<string, Seen>()

  keep(once: string, seen: Seen): void {
    this.#seen.set(once, seen)
    const [oldest] = this.#seen.keys()
    if (this.#seen.size > mostKept && oldest !== undefined) this.#seen.delete(oldest)
  }

  of(once: string): Seen | undefined {
    return this.#seen.get(once)
  }
}
