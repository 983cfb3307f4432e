/** A binary min-heap by `key`; O(log n) to put and take, so cost per message stays flat. */
export class Heap<T> {
  readonly #key: (item: T) => number
  readonly #items: T[] = []

  constructor(key: (item: T) => number) {
    this.#key = key
  }

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  put(item: T): void {
    this.#items.push(item)
    let i = this.#items.length - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (this.#at(parent) <= this.#at(i)) return
      this.#swap(i, parent)
      i = parent
    }
  }

  take(): T | undefined {
    const first = this.#items[0]
    const last = this.#items.pop()
    if (this.#items.length === 0 || last === undefined) return first
    this.#items[0] = last
    this.#sink(0)
    return first
  }

  #sink(from: number): void {
    let i = from
    for (;;) {
      const left = 2 * i + 1
      const right = left + 1
      let least = i
      if (this.#at(left) < this.#at(least)) least = left
      if (this.#at(right) < this.#at(least)) least = right
      if (least === i) return
      this.#swap(i, least)
      i = least
    }
  }

  #at(i: number): number {
    const item = this.#items[i]
    return item === undefined ? Number.POSITIVE_INFINITY : this.#key(item)
  }

  #swap(a: number, b: number): void {
    const [itemA, itemB] = [this.#items[a], this.#items[b]]
    if (itemA === undefined || itemB === undefined) return
    this.#items[a] = itemB
    this.#items[b] = itemA
  }
}
