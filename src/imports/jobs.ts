import type { Actor } from '../domain/accounts.ts'
import { RefusedError } from '../domain/errors.ts'
import type { DoubleChoice } from '../domain/import-doubles.ts'
import type { ImportHead } from '../domain/imports.ts'
import type { Examined, Tell } from './examine.ts'
import type { Importing } from './importing.ts'
import { openSheet, type Reading, type Sheet } from './sheet.ts'

/** What stays of a file that was looked at: not its people, of whom there may be many. */
type Found = Omit<Examined, 'good'> & { readonly good: number }

/** A file that somebody is at work on. It is in memory only: a restart forgets it. */
interface Job {
  readonly id: string
  readonly owner: string
  octets: Uint8Array
  reading: Reading
  touchedAt: number
  state: 'looking' | 'looked' | 'importing' | 'done'
  progress: number
  problem?: RefusedError
  sheet?: Omit<Sheet, 'rows'>
  found?: Found
  head?: ImportHead
}

/** What somebody decided about a file. */
interface Choice {
  readonly skipsBad: boolean
  readonly doubles: DoubleChoice
  readonly byRow: ReadonlyMap<number, DoubleChoice>
  readonly consentVersion: string
}

type Log = (level: 'info' | 'error', event: string, fields: Record<string, unknown>) => void

const keptMs = 60 * 60 * 1000
const mostJobs = 4

/** Files of participants that are looked at and read in behind a page, with how far they are. */
export class ImportJobs {
  readonly #importing: Importing
  readonly #log: Log
  readonly #jobs = new Map<string, Job>()

  constructor(importing: Importing, log: Log) {
    this.#importing = importing
    this.#log = log
  }

  /** Takes a file of somebody, in the place of the one that they had. */
  open(octets: Uint8Array, by: Actor): string {
    const { newId, now } = this.#importing.ports
    this.#tidy(by)
    if (this.#jobs.size >= mostJobs) throw new RefusedError('import-busy', { status: 409 })
    const base = { owner: by.id, octets, reading: {}, touchedAt: now(), progress: 0 }
    const job: Job = { ...base, id: newId(), state: 'looking' }
    this.#jobs.set(job.id, job)
    this.#look(job)
    return job.id
  }

  read(id: string, reading: Reading, by: Actor): void {
    const job = this.#found(id, by)
    if (job.state !== 'looked') throw new RefusedError('import-busy', { status: 409 })
    job.reading = reading
    this.#look(job)
  }

  carryOut(id: string, choice: Choice, by: Actor): void {
    const job = this.#found(id, by)
    if (job.state === 'importing' || job.state === 'done') return
    if (job.state === 'looking' || !job.found)
      throw new RefusedError('import-busy', { status: 409 })
    this.#begin(job, 'importing', async (tell) => {
      const sheet = await openSheet(job.octets, job.reading)
      const order = { id: job.id, by, ...choice }
      const { head, examined } = await this.#importing.carryOut(sheet, order, tell)
      job.found = foundIn(examined)
      if (!head) throw new RefusedError('import-has-bad')
      job.head = head
      job.octets = new Uint8Array()
      const { rows, added, replaced } = head
      this.#log('info', 'participants-imported', { by: by.id, rows, added, replaced })
    })
  }

  view(id: string, by: Actor): Omit<Job, 'octets' | 'reading'> | undefined {
    const job = this.#jobs.get(id)
    if (!job || job.owner !== by.id) return undefined
    job.touchedAt = this.#importing.ports.now()
    return job
  }

  undo(id: string, by: Actor): Promise<void> {
    return this.#importing.undo(id, by)
  }

  #look(job: Job): void {
    this.#begin(job, 'looking', async (tell) => {
      delete job.found
      const sheet = await openSheet(job.octets, job.reading)
      job.sheet = withoutRows(sheet)
      job.found = foundIn(await this.#importing.look(sheet, tell))
    })
  }

  /** Works on a file behind the page; what is refused is a problem of the file, never of the page. */
  #begin(job: Job, state: 'looking' | 'importing', work: (tell: Tell) => Promise<void>): void {
    job.state = state
    job.progress = 0
    delete job.problem
    const tell: Tell = (done, of) => {
      job.progress = done / of
    }
    void work(tell)
      .catch((error: unknown) => {
        job.problem =
          error instanceof RefusedError ? error : new RefusedError('error.ours', { status: 503 })
        if (error instanceof RefusedError) return
        const stack = error instanceof Error ? error.stack : String(error)
        this.#log('error', 'import-failed', { stack })
      })
      .finally(() => {
        job.state = job.head ? 'done' : 'looked'
        job.touchedAt = this.#importing.ports.now()
      })
  }

  #found(id: string, by: Actor): Job {
    const job = this.#jobs.get(id)
    if (!job || job.owner !== by.id) throw new RefusedError('import-gone', { status: 404 })
    return job
  }

  #tidy(by: Actor): void {
    const now = this.#importing.ports.now()
    for (const { id, owner, state, touchedAt } of this.#jobs.values()) {
      if (state === 'importing' || state === 'looking') continue
      if (owner === by.id || now - touchedAt > keptMs) this.#jobs.delete(id)
    }
  }
}

/** Not the way to its rows, which would keep the whole text. */
const withoutRows = ({ encoding, separator, heading, columns, samples }: Sheet) => ({
  ...{ encoding, separator, heading, columns, samples },
})

const foundIn = ({ good, ...rest }: Examined): Found => ({ ...rest, good: good.length })
