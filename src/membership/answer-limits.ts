/** How many answers go out in a sliding window. */
interface Limit {
  readonly most: number
  readonly ms: number
}

const hourMs = 60 * 60 * 1000
const perNumber: readonly Limit[] = [
  { most: 8, ms: hourMs },
  { most: 20, ms: 24 * hourMs },
]
/** For all together: a part of what one SIM may send, so that a flood costs no alert its SMS. */
const forAll: Limit = { most: 120, ms: hourMs }
/** One helpful answer to what is not understood, and no more for a day. */
const helpMs = 24 * hourMs

/**
 * Who may be answered. Two machines that answer each other stop here, and so does a flood: what was
 * asked is done all the same, it is only not answered.
 */
export class AnswerLimits {
  readonly #byNumber = new Map<string, number[]>()
  readonly #helped = new Map<string, number>()
  #all: number[] = []

  /**
   * Counts an answer to a number, or says that there is none left. One that is `isOwed`, as to who
   * says goodbye, is held against this number only.
   */
  take(number: string, now: number, isOwed = false): boolean {
    this.#forget(now)
    const own = this.#byNumber.get(number) ?? []
    const isFull = perNumber.some(({ most, ms }) => within(own, now, ms) >= most)
    if (isFull) return false
    if (!isOwed && within(this.#all, now, forAll.ms) >= forAll.most) return false
    this.#byNumber.set(number, [...own, now])
    if (!isOwed) this.#all.push(now)
    return true
  }

  /** As `take`, for a text that was not understood. */
  takeHelp(number: string, now: number): boolean {
    const last = this.#helped.get(number)
    if (last !== undefined && now - last < helpMs) return false
    if (!this.take(number, now)) return false
    this.#helped.set(number, now)
    return true
  }

  #forget(now: number): void {
    if (within(this.#all, now, forAll.ms) < this.#all.length) {
      this.#all = this.#all.filter((at) => now - at < forAll.ms)
    }
    for (const [number, times] of this.#byNumber) {
      const newest = times.at(-1) ?? 0
      if (now - newest >= 24 * hourMs) this.#byNumber.delete(number)
    }
    for (const [number, at] of this.#helped) if (now - at >= helpMs) this.#helped.delete(number)
  }
}

const within = (times: readonly number[], now: number, ms: number): number =>
  times.reduce((count, at) => (now - at < ms ? count + 1 : count), 0)
