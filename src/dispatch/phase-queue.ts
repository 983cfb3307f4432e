import { Heap } from './heap.ts'

/** One delivery that waits for a modem. */
export interface Waiting {
  readonly n: number
  /** Milliseconds since the epoch; not before then. */
  readonly notBefore?: number
  /** It waits for those who prefer the morning, and can be hurried. */
  readonly isForMorning?: true
  /** The SIM that should not carry it while another can. */
  readonly avoid?: string
  /** The SIM that carried its alert: one conversation on the phone. */
  readonly prefer?: string
}

const byNumber = (n: number): number => n

/**
 * The deliveries of one phase that wait, lowest number first. Kept apart by SIM wish, so that a
 * modem finds the best one for it without looking through those of others.
 */
export class PhaseQueue {
  readonly #anyone = new Heap<number>(byNumber)
  readonly #preferring = new Map<string, Heap<number>>()
  readonly #avoiding = new Map<string, Heap<number>>()
  readonly #later = new Heap<Waiting>(({ notBefore }) => notBefore ?? 0)
  readonly #present = new Set<number>()

  get size(): number {
    return this.#present.size
  }

  /** When the first delivery that has to wait may go; undefined when none has to. */
  wakesAt(): number | undefined {
    return this.#later.peek()?.notBefore
  }

  /** Putting in what is there already changes nothing. */
  put(waiting: Waiting, now: number): void {
    if (this.#present.has(waiting.n)) return
    this.#present.add(waiting.n)
    if (waiting.notBefore !== undefined && waiting.notBefore > now) this.#later.put(waiting)
    else this.#file(waiting)
  }

  /**
   * Takes the best delivery for this SIM. `isAlone`, asked when nothing else is left: no other SIM
   * can send, so that one which should avoid this SIM had better go by it than not at all.
   */
  take(iccid: string, now: number, isAlone: () => boolean): number | undefined {
    this.#wake(now)
    const own = this.#preferring.get(iccid)
    const heap =
      (own?.size ? own : undefined) ??
      this.#lowest(iccid) ??
      this.#longest() ??
      this.#avoidingUnless(iccid, isAlone)
    const n = heap?.take()
    if (n !== undefined) this.#present.delete(n)
    return n
  }

  /** Whether any is for this SIM now, but for those that should avoid it. */
  hasFor(iccid: string, now: number): boolean {
    this.#wake(now)
    const own = this.#preferring.get(iccid)
    return (own?.size ?? 0) > 0 || (this.#lowest(iccid) ?? this.#longest()) !== undefined
  }

  /** What waits for the morning waits no more; what waits to be tried again does. */
  hurry(): void {
    const others: Waiting[] = []
    for (let next = this.#later.take(); next; next = this.#later.take()) {
      if (next.isForMorning) this.#file(next)
      else others.push(next)
    }
    for (const other of others) this.#later.put(other)
  }

  #wake(now: number): void {
    for (let next = this.#later.peek(); next; next = this.#later.peek()) {
      if ((next.notBefore ?? 0) > now) return
      this.#later.take()
      this.#file(next)
    }
  }

  #file({ n, avoid, prefer }: Waiting): void {
    if (avoid !== undefined) bucket(this.#avoiding, avoid).put(n)
    else if (prefer !== undefined) bucket(this.#preferring, prefer).put(n)
    else this.#anyone.put(n)
  }

  /** Among those for anyone and those that avoid another SIM: the one with the lowest number. */
  #lowest(iccid: string): Heap<number> | undefined {
    let best = this.#anyone.size > 0 ? this.#anyone : undefined
    for (const [avoided, heap] of this.#avoiding) {
      if (avoided === iccid || heap.size === 0) continue
      if (!best || (heap.peek() ?? 0) < (best.peek() ?? 0)) best = heap
    }
    return best
  }

  #avoidingUnless(iccid: string, isAlone: () => boolean): Heap<number> | undefined {
    const own = this.#avoiding.get(iccid)
    return own?.size && isAlone() ? own : undefined
  }

  /** Another SIM's conversation, from the SIM that has most to do: no modem waits. */
  #longest(): Heap<number> | undefined {
    let best: Heap<number> | undefined
    for (const heap of this.#preferring.values()) {
      if (heap.size > (best?.size ?? 0)) best = heap
    }
    return best
  }
}

function bucket(buckets: Map<string, Heap<number>>, key: string): Heap<number> {
  const heap = buckets.get(key) ?? new Heap<number>(byNumber)
  buckets.set(key, heap)
  return heap
}
