import type { Stored } from './at/events.ts'
import { DirectPdus } from './direct-pdus.ts'
import { type Listing, ReportBatch } from './report-batch.ts'
import type { Timers } from './timers.ts'

/** A PDU in one of the modem's stores (`AT+CPMS=?`); `index` counts within that store. */
export interface StoredPdu {
  readonly store: string
  readonly index: number
  readonly pdu: string
}

/** Where a message lies, as a key. */
const keyOf = ({ store, index }: Pick<StoredPdu, 'store' | 'index'>): string => `${store}/${index}`

/** What reading a modem's stores needs of it. */
export interface StoreAccess {
  /** Every store that can be read. */
  readonly stores: readonly string[]
  readonly list: (store: string) => Promise<readonly StoredPdu[]>
  /** Undefined when nothing lies there (any more): `+CMS ERROR: 321`. */
  readonly read: (store: string, index: number) => Promise<StoredPdu | undefined>
  readonly remove: (stored: StoredPdu) => Promise<void>
  /** Removes all that was read from it, in one exchange; false when the modem refuses. */
  readonly clearRead: (store: string) => Promise<boolean>
  /** Runs what one message takes between two messages; see `Turns.chore`. */
  readonly chore: <T>(work: () => Promise<T>, since?: number) => Promise<T>
}

/** What becomes of what was read. */
export interface IncomingPorts {
  readonly timers: Timers
  readonly stopping: AbortSignal
  /** Resolves when the PDU is durable. */
  readonly receive: (pdu: string, wasStored: boolean) => Promise<void>
  readonly warn: (event: string, fields: Record<string, unknown>) => void
}

interface Awaited extends Stored {
  readonly since: number
  /** A list of its store was without it. */
  readonly isAlone?: boolean
}

/** Signals of stored messages are kept up to here; beyond it the sweep finds the message. */
const mostAwaited = 500
/** From so many on, reports that wait are read in one exchange; in a store of reports alone one clears them. */
const manyReports = 3

/**
 * Everything a modem receives: stored durably first, then deleted from the modem, one message a
 * gap, so that an alert waits for one of them at the most. Outlives the sessions of its modem.
 */
export class Incoming {
  readonly #ports: IncomingPorts
  readonly #awaited = new Map<string, Awaited>()
  readonly #direct: DirectPdus
  /**
   * Places that a sweep has listed and not emptied yet. It alone empties them: a message that came
   * where another was deleted meanwhile would be deleted in its stead, unread.
   */
  readonly #listed = new Set<string>()
  readonly #batch: ReportBatch
  #access: StoreAccess | undefined
  #isReading = false

  constructor(ports: IncomingPorts) {
    this.#ports = ports
    this.#batch = new ReportBatch(ports)
    this.#direct = new DirectPdus(ports)
  }

  /** A session began: what its stores hold is read before anything is sent. */
  async begin(access: StoreAccess): Promise<void> {
    this.#awaited.clear()
    this.#listed.clear()
    this.#batch.begin()
    this.#access = access
    await this.sweep()
  }

  /** The session is over; what it announced is found again by the next one. */
  end(): void {
    this.#access = undefined
    this.#awaited.clear()
  }

  /** Reads and empties every store. Also the cure for a full one. */
  async sweep(): Promise<void> {
    const access = this.#access
    if (!access) return
    const since = this.#ports.timers.now()
    for (const store of access.stores) {
      const found = await this.#listedAlone(access, store, since)
      for (const stored of found) await access.chore(() => this.#keepListed(access, stored), since)
    }
  }

  /** Not while a batch of this store is kept and not cleared: both would delete at the same places. */
  async #listedAlone(
    access: StoreAccess,
    store: string,
    since: number,
  ): Promise<readonly StoredPdu[]> {
    for (;;) {
      const isOpen = (): boolean => this.#batch.isOpen(store)
      const list = async () => (isOpen() ? undefined : this.#list(access, store))
      const found = await access.chore(list, since)
      if (found) return found
      await this.#batch.clearing
    }
  }

  async #list(access: StoreAccess, store: string): Promise<readonly StoredPdu[]> {
    const found = await access.list(store)
    for (const stored of found) this.#listed.add(keyOf(stored))
    return found
  }

  async #keepListed(access: StoreAccess, stored: StoredPdu): Promise<void> {
    try {
      await this.#keep(access, stored, true)
    } finally {
      this.#listed.delete(keyOf(stored))
    }
  }

  /** `+CMTI` or `+CDSI`: a message lies at `index` of `store`. */
  announced(stored: Stored): void {
    if (this.#awaited.size >= mostAwaited) return
    this.#awaited.set(keyOf(stored), { ...stored, since: this.#ports.timers.now() })
    void this.#readAwaited()
  }

  /** `+CMT` or `+CDS`: the PDU itself, of which the modem keeps no copy. */
  came(pdu: string): void {
    this.#direct.came(pdu)
  }

  async #readAwaited(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    for (;;) {
      const [next] = this.#awaited.values()
      const access = this.#access
      if (!next || !access) break
      const listing = await access.chore(() => this.#readNext(access), next.since)
      if (listing) await this.#batch.keep(access, listing, next.since)
    }
    this.#isReading = false
  }

  /** The one that waits longest, or a list of its store if reports lie there, and little else. */
  async #readNext(access: StoreAccess): Promise<Listing | undefined> {
    const [next] = this.#awaited.values()
    if (!next) return undefined
    const { store, index } = next
    const together = [...this.#awaited].filter(
      ([, other]) => other.store === store && !other.isAlone,
    )
    const isSwept = [...this.#listed].some((key) => key.startsWith(`${store}/`))
    const reports = together.filter(([, { isReport }]) => isReport).length
    // A long list of long messages would keep an alert waiting.
    const isMostlyReports = reports >= manyReports && 2 * reports > together.length
    if (!isMostlyReports || isSwept || next.isAlone) {
      this.#awaited.delete(keyOf(next))
      await this.#readOne(access, store, index)
      return undefined
    }
    for (const [key] of together) this.#awaited.delete(key)
    const announced = together.map(([, report]) => report.index)
    const listing = await this.#batch.list(access, { store, announced })
    // A message that the list left out is read by itself, not five minutes later.
    for (const [key, stored] of together) {
      const isFound = listing?.found.some((one) => one.index === stored.index) ?? true
      if (!isFound && !stored.isReport) this.#awaited.set(key, { ...stored, isAlone: true })
    }
    return listing
  }

  async #readOne(access: StoreAccess, store: string, index: number): Promise<void> {
    if (this.#listed.has(keyOf({ store, index }))) return
    try {
      const stored = await access.read(store, index)
      if (stored) await this.#keep(access, stored, false)
    } catch (error) {
      this.#ports.warn('incoming-unread', { store, index, error })
    }
  }

  async #keep(access: StoreAccess, stored: StoredPdu, wasStored: boolean): Promise<void> {
    try {
      await this.#ports.receive(stored.pdu, wasStored)
    } catch (error) {
      // It stays in the modem; the next sweep offers it again.
      this.#ports.warn('incoming-not-durable', { store: stored.store, error })
      return
    }
    await access.remove(stored)
  }
}
