/** What lies in a store of a simulated modem. */
export interface StoredMessage {
  readonly pdu: string
  readonly tpduLength: number
  isRead: boolean
}

/** The message stores of a simulated modem (27.005 §3.2.2), each with its own indexes. */
export class MessageStores {
  readonly names: readonly string[]
  /** What reading, writing and receiving use: `<mem1>`, `<mem2>` and `<mem3>`. */
  readonly chosen: [reading: string, writing: string, receiving: string]
  readonly #capacity: number
  readonly #stores = new Map<string, Map<number, StoredMessage>>()

  constructor(names: readonly string[], capacity: number) {
    this.names = names
    this.#capacity = capacity
    const first = names[0] ?? 'SM'
    this.chosen = [first, first, first]
    for (const name of names) this.#stores.set(name, new Map())
  }

  has(name: string): boolean {
    return this.#stores.has(name)
  }

  /** `used,total` of a store. */
  counts(name: string): string {
    return `${this.#stores.get(name)?.size ?? 0},${this.#capacity}`
  }

  /** The index it got; undefined when the store is full. */
  put(name: string, pdu: string, tpduLength: number): number | undefined {
    const store = this.#stores.get(name)
    if (!store || store.size >= this.#capacity) return undefined
    let index = 0
    while (store.has(index)) index += 1
    store.set(index, { pdu, tpduLength, isRead: false })
    return index
  }

  get(index: number): StoredMessage | undefined {
    return this.#reading.get(index)
  }

  list(): readonly (readonly [index: number, message: StoredMessage])[] {
    return [...this.#reading].sort(([a], [b]) => a - b)
  }

  remove(index: number): boolean {
    return this.#reading.delete(index)
  }

  get #reading(): Map<number, StoredMessage> {
    return this.#stores.get(this.chosen[0]) ?? new Map()
  }
}
