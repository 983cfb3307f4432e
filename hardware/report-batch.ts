import type { IncomingPorts, StoreAccess, StoredPdu } from './incoming.ts'

/**
 * Reads many status reports at once: two exchanges instead of two each, because a report comes back
 * for every part and the radio waits while the modem is asked for it.
 */
export class ReportBatch {
  readonly #ports: Pick<IncomingPorts, 'receive' | 'warn'>
  /** What the last batch kept and cleared, by place. */
  #cleared = new Map<number, string>()
  /** Whether clearing was seen to leave behind what it should take: then each is deleted by itself. */
  #isIncomplete = false

  constructor(ports: Pick<IncomingPorts, 'receive' | 'warn'>) {
    this.#ports = ports
  }

  /** A session began: the modem may be another one. */
  begin(): void {
    this.#cleared.clear()
    this.#isIncomplete = false
  }

  /**
   * Keeps all that lies in a store of reports and empties it. Only what was read is cleared: a
   * report that comes meanwhile stays unread, and stays. Nothing is cleared when one that was
   * `announced` at its index is not on the list.
   */
  async read(
    access: StoreAccess,
    { store, announced }: { readonly store: string; readonly announced: readonly number[] },
  ): Promise<void> {
    try {
      const found = await access.list(store)
      const isLeft = ({ index, pdu }: StoredPdu) => this.#cleared.get(index) === pdu
      if (found.some(isLeft)) this.#isIncomplete = true
      const kept = await Promise.all(found.map((stored) => isLeft(stored) || this.#keep(stored)))
      const isWhole = announced.every((index) => found.some((stored) => stored.index === index))
      await this.#empty(access, { store, found, kept, isWhole })
    } catch (error) {
      this.#ports.warn('incoming-unread', { store, error })
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

  async #empty(access: StoreAccess, { store, found, kept, isWhole }: Listing): Promise<void> {
    this.#cleared.clear()
    const mayClear = isWhole && !this.#isIncomplete && !kept.includes(false)
    if (mayClear && (await access.clearRead(store))) {
      this.#cleared = new Map(found.map(({ index, pdu }) => [index, pdu]))
      return
    }
    for (const [i, stored] of found.entries()) if (kept[i]) await access.remove(stored)
  }
}

interface Listing {
  readonly store: string
  readonly found: readonly StoredPdu[]
  /** Which of them are durable. */
  readonly kept: readonly boolean[]
  /** Whether everything that was announced is among them. */
  readonly isWhole: boolean
}
