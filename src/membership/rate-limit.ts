/** Counts what happened lately by key, and says whether one more fits. Holds so many keys at most. */
export class RateLimit {
  readonly #most: number
  readonly #windowMs: number
  readonly #mostKeys: number
  readonly #times = new Map<string, readonly number[]>()

  constructor(limit: {
    readonly most: number
    readonly windowMs: number
    /** Beyond so many keys in one window nothing fits. */
    readonly mostKeys: number
  }) {
    this.#most = limit.most
    this.#windowMs = limit.windowMs
    this.#mostKeys = limit.mostKeys
  }

  /** Counts one more when it fits. */
  take(key: string, now: number): boolean {
    const lately = this.#lately(key, now)
    if (lately.length >= this.#most) return false
    if (lately.length === 0 && this.#times.size >= this.#mostKeys && !this.#forget(now))
      return false
    this.#times.set(key, [...lately, now])
    return true
  }

  #lately(key: string, now: number): readonly number[] {
    return (this.#times.get(key) ?? []).filter((at) => at > now - this.#windowMs)
  }

  /** Drops the keys of which nothing happened lately; whether there is room again. */
  #forget(now: number): boolean {
    for (const key of this.#times.keys()) {
      if (this.#lately(key, now).length === 0) this.#times.delete(key)
    }
    return this.#times.size < this.#mostKeys
  }
}
