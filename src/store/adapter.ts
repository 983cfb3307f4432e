import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Adapter } from 'lowdb'
import type { Actor } from '../domain/accounts.ts'
import type { Fact } from '../domain/facts.ts'
import { foldFact } from '../domain/fold.ts'
import { snapshotFacts } from '../domain/snapshot.ts'
import { emptyState, type State } from '../domain/state.ts'
import { type Current, readCurrent, requireAll } from './current.ts'
import { Erased } from './erased.ts'
import { durableWrites, Journal, type JournalPorts } from './journal.ts'
import { KeyFile } from './keys.ts'
import { type Batch, encodeLine, lineVersion } from './lines.ts'
import { type ReadFiles, readFiles } from './read-files.ts'
import { replaceFile, syncFolder } from './replace-file.ts'
import { Sealer } from './seal.ts'
import { SharedNames } from './shared-names.ts'
import { cutOff } from './torn-line.ts'
import { writeWhole } from './write-whole.ts'
import { keptUnder, type WrittenFact } from './written-fact.ts'

const factsALine = 40

interface AdapterPorts extends JournalPorts {
  readonly now: () => number
  /** How files are read; in this thread where it is not said. */
  readonly read?: ReadFiles
}
const snapshotActor: Actor = { kind: 'system', id: 'snapshot' }

/**
 * lowdb's adapter over one journal: `read` recovers the state, `write` is a snapshot after which a
 * new journal file begins. Facts are appended in between.
 */
export class JournalAdapter implements Adapter<State> {
  readonly #folder: string
  readonly #ports: AdapterPorts
  readonly #keys: KeyFile
  readonly sealer: Sealer
  #current: Current = { schema: 1, snapshot: null, journal: 0 }
  #journal: Journal | undefined
  #number = 0
  lastFactAt = 0

  private constructor(folder: string, keys: KeyFile, ports: AdapterPorts) {
    this.#folder = folder
    this.#keys = keys
    this.#ports = ports
    this.sealer = new Sealer(keys)
  }

  static async open(dataDir: string, ports: AdapterPorts): Promise<JournalAdapter> {
    const folder = join(dataDir, 'journal')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new JournalAdapter(folder, await KeyFile.open(dataDir), ports)
  }

  get journal(): Journal {
    if (!this.#journal) throw new Error('the journal is not open')
    return this.#journal
  }

  async read(): Promise<State> {
    await this.#tidy()
    const state = emptyState()
    const { snapshot } = this.#current
    const numbers = await this.#journals()
    requireAll(this.#folder, this.#current, { numbers, isSealed: this.#keys.isUsed })
    const erased = new Erased()
    const names = new SharedNames()
    const take = ({ facts, ...head }: Batch): void =>
      this.#fold(state, { ...head, facts: facts.map((fact) => names.of(fact)) }, erased)
    const files = [
      ...(snapshot === null ? [] : [{ path: this.#path('snapshot', snapshot), mayBeTorn: false }]),
      ...numbers.map((number) => ({ path: this.#path('journal', number), mayBeTorn: true })),
    ]
    const torn = await (this.#ports.read ?? readFiles)(files, this.#keys.kept, take)
    this.#dropUnfinished(state, erased)
    await this.sealer.erase(erased.gone())
    for (const line of torn) await cutOff(line, this.sealer)
    this.#number = numbers.at(-1) ?? this.#current.journal
    this.#journal = await this.#openJournal(this.#number, () => this.#keys.flush())
    await this.#journal.keepReserve()
    return state
  }

  /**
   * A snapshot. From one moment on facts go to a new journal file, and the state of that moment is
   * written while they do; nothing reaches the new file before all of the old one is durable.
   */
  async write(state: State): Promise<void> {
    const next = this.#number + 1
    let isOldDurable: Promise<void> = Promise.resolve()
    const fresh = await this.#openJournal(next, async () => {
      await isOldDurable
      await this.#keys.flush()
    })
    await syncFolder(this.#folder)
    const old = this.#journal
    if (old) fresh.follow(old)
    await fresh.keepReserve()
    const facts = snapshotFacts(state, this.#ports.now())[Symbol.iterator]()
    const first = facts.next()
    this.#journal = fresh
    this.#number = next
    isOldDurable = old?.close() ?? Promise.resolve()
    await isOldDurable
    await this.#writeSnapshot(next, first, facts)
    await this.#setCurrent({ schema: 1, snapshot: next, journal: next })
    await this.#tidy()
  }

  async #writeSnapshot(
    number: number,
    first: IteratorResult<Fact>,
    facts: Iterator<Fact>,
  ): Promise<void> {
    await replaceFile(this.#path('snapshot', number), async (file) => {
      await this.#writeFacts(file, first, facts)
      await this.#keys.flush()
    })
  }

  /** The line of a batch, sealed. */
  encode(facts: Batch['facts'], by: Batch['by'], at: number): Buffer {
    this.lastFactAt = Math.max(this.lastFactAt, at)
    return encodeLine({ v: lineVersion, at: new Date(at).toISOString(), by, facts })
  }

  async close(): Promise<void> {
    await this.#journal?.close()
    await this.#keys.close()
  }

  #fold(state: State, batch: Batch, erased: Erased): void {
    const at = Date.parse(batch.at)
    this.lastFactAt = Math.max(this.lastFactAt, at)
    for (const written of batch.facts) {
      erased.unless(keptUnder(written))
      const fact = this.sealer.open(written)
      if (!fact) continue
      erased.note(state, fact)
      foldFact(state, fact, at, batch.by)
    }
  }

  /** What was being imported when the end came never was. */
  #dropUnfinished(state: State, erased: Erased): void {
    for (const id of state.imports.staged.keys()) {
      const dropped: Fact = { type: 'import.dropped', id }
      erased.note(state, dropped)
      foldFact(state, dropped, this.lastFactAt)
    }
  }

  async #writeFacts(
    file: FileHandle,
    first: IteratorResult<Fact>,
    facts: Iterator<Fact>,
  ): Promise<void> {
    const at = this.#ports.now()
    let held: WrittenFact[] = []
    for (let next = first; !next.done; next = facts.next()) {
      held.push(this.sealer.seal(next.value))
      // An action comes with all its deliveries: a line of its own is long enough.
      if (held.length < factsALine && next.value.type !== 'action.restored') continue
      await writeWhole(file, this.encode(held, snapshotActor, at))
      held = []
      await nextTurn()
    }
    await writeWhole(file, this.encode(held, snapshotActor, at))
  }

  async #openJournal(number: number, beforeWrite: () => Promise<void>): Promise<Journal> {
    const path = this.#path('journal', number)
    await (await open(path, 'a', 0o600)).close()
    const file = await open(path, durableWrites)
    const { size } = await file.stat()
    return new Journal(file, size, { folder: this.#folder, ports: this.#ports, beforeWrite })
  }

  /** The numbers of the journal files that are to be read, in order. */
  async #journals(): Promise<readonly number[]> {
    const names = await readdir(this.#folder)
    return names
      .flatMap((name) => /^journal-(\d+)\.ndjson$/.exec(name)?.[1] ?? [])
      .map(Number)
      .filter((number) => number >= this.#current.journal)
      .sort((a, b) => a - b)
  }

  /** Reads CURRENT, and removes what a crash left half done. */
  async #tidy(): Promise<void> {
    const { current, isWritten } = await readCurrent(this.#folder)
    if (isWritten) this.#current = current
    else await this.#setCurrent(current)
    const { snapshot, journal } = this.#current
    for (const name of await readdir(this.#folder)) {
      const number = Number(/^(?:journal|snapshot)-(\d+)\.ndjson$/.exec(name)?.[1] ?? Number.NaN)
      const isOld = number < journal - 1 && number !== snapshot
      const isUnfinished = name.startsWith('snapshot') && number > (snapshot ?? 0)
      if (name.endsWith('.tmp') || isOld || isUnfinished) {
        await rm(join(this.#folder, name), { force: true })
      }
    }
  }

  async #setCurrent(current: Current): Promise<void> {
    const octets = Buffer.from(JSON.stringify(current))
    await replaceFile(join(this.#folder, 'CURRENT'), (file) => writeWhole(file, octets))
    this.#current = current
  }

  #path(kind: 'journal' | 'snapshot', number: number): string {
    return join(this.#folder, `${kind}-${String(number).padStart(6, '0')}.ndjson`)
  }
}
