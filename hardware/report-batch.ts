import { setImmediate as nextTurn } from 'node:timers/promises'
import type { IncomingPorts, StoreAccess, StoredPdu } from './incoming.ts'

/**
 * Where status reports lie, and nothing else (27.005 §3.1). Elsewhere each is deleted by itself: a
 * modem that cleared more than what was read would lose what somebody wrote.
 */
const reportStore = 'SR'

/**
 * Reads many status reports in one exchange, and clears a store of reports alone in another: a report
 * comes back for every part, and the radio waits while the modem is asked for it.
 */
export class ReportBatch {
  readonly #ports: Pick<IncomingPorts, 'receive' | 'warn'>
  /** What the last batch kept and cleared, by place. */
  #cleared = new Map<number, string>()
  /** Whether clearing was seen to leave behind what it should take: then each is deleted by itself. */
  #isIncomplete = false
  #open: string | undefined
  #clearing: Promise<void> | undefined
  #isCleared: () => void = () => undefined

  constructor(ports: Pick<IncomingPorts, 'receive' | 'warn'>) {
    this.#ports = ports
  }

  /** Resolves when what was listed is cleared; nothing when there is nothing to clear. */
  get clearing(): Promise<void> | undefined {
    return this.#clearing
  }

  /** Whether reports of this store are listed and not cleared. */
  isOpen(store: string): boolean {
    return this.#open === store
  }

  /** A session began: the modem may be another one. */
  begin(): void {
    this.#cleared.clear()
    this.#isIncomplete = false
  }

  /** All that lies in a store where reports are; nothing when it cannot be read. */
  async list(
    access: StoreAccess,
    { store, announced }: { readonly store: string; readonly announced: readonly number[] },
  ): Promise<Listing | undefined> {
    try {
      const found = await access.list(store)
      const isLeft = ({ index, pdu }: StoredPdu) => this.#cleared.get(index) === pdu
      if (found.some(isLeft)) this.#isIncomplete = true
      const isWhole = announced.every((index) => found.some((stored) => stored.index === index))
      this.#open = store
      this.#clearing = new Promise((done) => {
        this.#isCleared = done
      })
      return { store, found, isLeft: found.map(isLeft), isWhole }
    } catch (error) {
      this.#ports.warn('incoming-unread', { store, error })
      return undefined
    }
  }

  /**
   * Keeps what was listed while the radio is at work again, one in a turn of the event loop, for
   * other modems have their gaps meanwhile; and empties the store in this one's next gap, or in as many
   * as there are reports where something else may lie there too.
   * Only what was read is cleared: a report that comes meanwhile stays unread, and stays. Nothing is
   * cleared when one that was announced at its index is not on the list.
   */
  async keep(access: StoreAccess, listing: Listing, since: number): Promise<void> {
    const { store, found, isLeft } = listing
    const keeping: Promise<boolean>[] = []
    for (const [i, stored] of found.entries()) {
      keeping.push(isLeft[i] ? Promise.resolve(true) : this.#keep(stored))
      await nextTurn()
    }
    const kept = await Promise.all(keeping)
    try {
      await this.#empty(access, listing, { kept, since })
    } catch (error) {
      this.#ports.warn('incoming-unread', { store, error })
    } finally {
      this.#open = undefined
      this.#clearing = undefined
      this.#isCleared()
    }
  }

  async #keep({ store, pdu }: StoredPdu): Promise<boolean> {
    try {
      await this.#ports.receive(pdu, false)
      return true
    } catch (error) {
      // It stays in the modem; the next sweep offers it again.
      this.#ports.warn('incoming-not-durable', { store, error })
      return false
    }
  }

  async #empty(
    access: StoreAccess,
    { store, found, isWhole }: Listing,
    { kept, since }: { readonly kept: readonly boolean[]; readonly since: number },
  ): Promise<void> {
    this.#cleared.clear()
    const mayClear = isWhole && !this.#isIncomplete && !kept.includes(false)
    const clear = () => access.chore(() => access.clearRead(store), since)
    if (store === reportStore && mayClear && (await clear())) {
      this.#cleared = new Map(found.map(({ index, pdu }) => [index, pdu]))
      return
    }
    // Each in a gap of its own: a long list would keep an alert waiting.
    const read = found.filter((_, i) => kept[i])
    for (const stored of read) await access.chore(() => access.remove(stored), since)
  }
}

/** What lay in a store. */
export interface Listing {
  readonly store: string
  readonly found: readonly StoredPdu[]
  /** Which of them were kept before, and should have been cleared. */
  readonly isLeft: readonly boolean[]
  /** Whether everything that was announced is among them. */
  readonly isWhole: boolean
}
