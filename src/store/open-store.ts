import { Low } from 'lowdb'
import type { Actor } from '../domain/accounts.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import { foldFact, forgetOld } from '../domain/fold.ts'
import { emptyState, type State } from '../domain/state.ts'
import { JournalAdapter } from './adapter.ts'
import { Erased } from './erased.ts'
import type { JournalPorts } from './journal.ts'
import type { ReadFiles } from './read-files.ts'
import { openRegister } from './register.ts'
import type { AddressRegister, Disk, Store } from './store.ts'

/**
 * A start reads the snapshot and the journal after it: some 20,000 messages, or one import of as
 * many people, take as long to read as a snapshot of them takes to write.
 */
const compactAtOctets = 16 << 20
const diskLookMs = 30_000

/** What a store needs from outside. */
export interface StoreOptions {
  readonly dataDir: string
  readonly now: () => number
  readonly log: JournalPorts['log']
  /** Called on a failed fsync; must not return. */
  readonly die: (error: unknown) => void
  /** How files are read; in this thread where it is not said. */
  readonly read?: ReadFiles
}

/** Recovers the folds of a data folder and goes on from there. The folder must be locked. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const adapter = await JournalAdapter.open(options.dataDir, options)
  const low = new Low<State>(adapter, emptyState())
  await low.read()
  return new JournalStore(low, adapter, await openRegister(options.dataDir), options)
}

class JournalStore implements Store {
  readonly state: State
  readonly register: AddressRegister
  readonly #low: Low<State>
  readonly #adapter: JournalAdapter
  readonly #options: StoreOptions
  readonly #looking: NodeJS.Timeout
  #freeBytes = Number.POSITIVE_INFINITY
  #compacting: Promise<void> | undefined

  constructor(
    low: Low<State>,
    adapter: JournalAdapter,
    register: AddressRegister,
    options: StoreOptions,
  ) {
    this.state = low.data
    this.register = register
    this.#low = low
    this.#adapter = adapter
    this.#options = options
    this.#looking = setInterval(() => this.#look(), diskLookMs)
    this.#looking.unref()
    this.#look()
  }

  async append(facts: readonly Fact[], by: Actor): Promise<void> {
    if (this.#adapter.journal.isLow && !facts.every(isRunningWork)) {
      throw new RefusedError('disk-full', { status: 503 })
    }
    const at = this.#options.now()
    const written = facts.map((fact) => this.#adapter.sealer.seal(fact))
    const line = this.#adapter.encode(written, by, at)
    const erased = new Erased()
    for (const fact of facts) {
      erased.note(this.state, fact)
      foldFact(this.state, fact, at, by)
    }
    await this.#adapter.journal.append(line)
    await this.#adapter.sealer.erase(erased.gone())
    if (this.#isWorthASnapshot()) this.#compactInTheBackground()
  }

  compact(): Promise<void> {
    // One that is under way has the state of when it began, with words that were forgotten since.
    const write = (): Promise<void> => this.#low.write()
    const made = this.#compacting === undefined ? write() : this.#compacting.then(write, write)
    const compacting = made.finally(() => {
      if (this.#compacting === compacting) this.#compacting = undefined
    })
    this.#compacting = compacting
    return compacting
  }

  lastFactAt(): number {
    return this.#adapter.lastFactAt
  }

  disk(): Disk {
    const { isLow, hasReserve } = this.#adapter.journal
    return { freeBytes: this.#freeBytes, isLow, hasReserve }
  }

  async close(): Promise<void> {
    clearInterval(this.#looking)
    // Whoever asked for it hears that it failed; what is acknowledged is in the journal.
    await this.#compacting?.catch(() => undefined)
    await this.#adapter.close()
  }

  /** In the middle of an import all of it would be written twice: it counts for nothing yet. */
  #isWorthASnapshot(): boolean {
    const isLong = this.#adapter.journal.size > compactAtOctets
    return isLong && this.#compacting === undefined && this.state.imports.staged.size === 0
  }

  #compactInTheBackground(): void {
    this.compact().catch((error: unknown) =>
      this.#options.log('error', 'snapshot-failed', { error: String(error) }),
    )
  }

  #look(): void {
    forgetOld(this.state, this.#options.now())
    this.#adapter.journal.keepReserve().then(
      (octets) => {
        this.#freeBytes = octets
      },
      (error: unknown) => this.#options.log('warn', 'disk-not-seen', { error: String(error) }),
    )
  }
}

/**
 * What has to be recorded even on a full disk: work that has begun, its end, and what is forgotten.
 * Of an action only its beginning and its growth are new work.
 */
const isRunningWork = (fact: Fact): boolean =>
  /^(delivery|incoming|report|phase|modem|session|retention|notice|request)\./.test(fact.type) ||
  /^(reply|responder|duty|text|code|tip|previews)\./.test(fact.type) ||
  /^action\.(?!started$|extended$)/.test(fact.type) ||
  /^(participant\.erased|participants\.settled|tips\.forgotten)$/.test(fact.type) ||
  /^(import|own-phone)\.dropped$/.test(fact.type) ||
  /^(policy\.number-wrong|press\.ended|public-test\.measured)$/.test(fact.type) ||
  // Calls that wait go on being made: a person has to be able to stop them, and who is called as well.
  /^asking\.(paused|declined)$/.test(fact.type) ||
  // What people say of themselves, STOP above all.
  (fact.type === 'participant.saved' && fact.source === 'participant')
