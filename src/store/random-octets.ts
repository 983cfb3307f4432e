import { randomFillSync } from 'node:crypto'

const poolOctets = 8192

/**
 * Random octets, fetched many at a time: a call takes some ten microseconds however few it fetches,
 * and an import needs three for everybody in it. What was handed out is in here no longer.
 */
export class RandomOctets {
  readonly #pool = Buffer.alloc(poolOctets)
  #used = poolOctets

  /** Fills a target that is no longer than the pool. */
  fill(target: Buffer): Buffer {
    if (this.#used + target.length > poolOctets) {
      randomFillSync(this.#pool)
      this.#used = 0
    }
    const taken = this.#pool.subarray(this.#used, this.#used + target.length)
    this.#used += target.length
    target.set(taken)
    taken.fill(0)
    return target
  }
}
