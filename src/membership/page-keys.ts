import { randomBytes } from 'node:crypto'

const lifeMs = 15 * 60_000
/** More are not at their own page together; the one that rested longest makes room. */
const mostKeys = 2_000

/** Whose record a key opens, and the phone that they proved to have. */
export interface Opened {
  readonly participant: string
  /** E.164. */
  readonly number: string
}

interface Held {
  readonly opened: Opened
  readonly until: number
}

/** Random keys to one record each, in memory alone: they hold for 15 minutes of use. */
export class PageKeys {
  readonly #held = new Map<string, Held>()

  /** A key to one participant's record. */
  give(opened: Opened, now: number): string {
    const key = randomBytes(32).toString('base64url')
    this.#hold(key, opened, now)
    const [oldest] = this.#held.keys()
    if (this.#held.size > mostKeys && oldest !== undefined) this.#held.delete(oldest)
    return key
  }

  /** What a key opens, held for longer by this use; undefined when it opens nothing. */
  use(key: string, now: number): Opened | undefined {
    const held = this.#held.get(key)
    if (!held) return undefined
    if (now > held.until) {
      this.#held.delete(key)
      return undefined
    }
    this.#hold(key, held.opened, now)
    return held.opened
  }

  end(key: string): void {
    this.#held.delete(key)
  }

  /** Newest last. */
  #hold(key: string, opened: Opened, now: number): void {
    this.#held.delete(key)
    this.#held.set(key, { opened, until: now + lifeMs })
  }
}
