import type { Actor } from '../domain/accounts.ts'
import type { CsvFault } from '../domain/csv-faults.ts'
import { RefusedError } from '../domain/errors.ts'
import type { DoubleChoice } from '../domain/import-doubles.ts'
import type { ImportHead } from '../domain/imports.ts'
import type { Consent } from '../domain/participant.ts'
import type { Store } from '../store/store.ts'
import { carryOut } from './carry-out.ts'
import { decide } from './decide.ts'
import { type Examined, examine, type Tell } from './examine.ts'
import type { Sheet } from './sheet.ts'

export interface ImportingPorts {
  readonly store: Pick<Store, 'state' | 'register' | 'append'>
  readonly newId: () => string
  readonly now: () => number
}

/** What is to be done with a file. */
export interface ImportOrder {
  readonly id: string
  /** The good ones, although others are bad; otherwise it is all or nothing. */
  readonly skipsBad: boolean
  readonly doubles: DoubleChoice
  readonly byRow?: ReadonlyMap<number, DoubleChoice>
  /** The version of the text that these people agreed to. */
  readonly consentVersion?: string
  readonly by: Actor
}

export interface ImportOutcome {
  /** Undefined when nobody was let in, for there were bad ones. */
  readonly head?: ImportHead
  readonly examined: Examined
}

/** Reads files of participants in, one at a time, and takes it back. */
export class Importing {
  readonly ports: ImportingPorts
  #running: Promise<unknown> | undefined
  #isClosing = false

  constructor(ports: ImportingPorts) {
    this.ports = ports
  }

  /** Looks at a file; nothing changes. */
  look(sheet: Sheet, tell: Tell): Promise<Examined> {
    return examine(this.ports, sheet, this.#telling(tell))
  }

  /** Looks at a file once more, as things are by then, and lets its people take part. */
  async carryOut(sheet: Sheet, order: ImportOrder, tell: Tell): Promise<ImportOutcome> {
    if (this.#running !== undefined) throw new RefusedError('import-busy', { status: 409 })
    const outcome = this.#carryOut(sheet, order, this.#telling(tell))
    this.#running = outcome.catch(() => undefined)
    try {
      return await outcome
    } finally {
      this.#running = undefined
    }
  }

  /** Takes an import back, all but those who changed since. */
  async undo(id: string, by: Actor): Promise<void> {
    const { state } = this.ports.store
    if (!state.imports.done.has(id)) throw new RefusedError('no-such-import', { status: 404 })
    await this.ports.store.append([{ type: 'import.undone', id }], by)
  }

  /** Gives up what runs: nothing of it stays. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#running
  }

  async #carryOut(sheet: Sheet, order: ImportOrder, tell: Tell): Promise<ImportOutcome> {
    const { store, newId, now } = this.ports
    const { by } = order
    const examined = await examine(this.ports, sheet, (done, of) => tell(done, 2 * of))
    if (examined.bad.length > 0 && !order.skipsBad) return { examined }
    const at = new Date(now()).toISOString()
    const saysNight = sheet.columns.includes('night_alerts')
    const { consentVersion: version } = order
    const agreed: Consent | undefined =
      version === undefined ? undefined : { version, channel: 'import', at, by: by.id }
    const rules = { ...order, saysNight, newId, ...(agreed ? { consent: agreed } : {}) }
    const { staged, count, skipped, replaced } = decide(examined, rules)
    const head: ImportHead = {
      id: order.id,
      at,
      by: by.id,
      rows: examined.rows,
      bad: examined.refused,
      skipped,
      replaced,
      added: count - replaced,
    }
    await carryOut(store, { head, staged, count, by }, (done, of) => tell(of + done, 2 * of))
    return { head, examined }
  }

  #telling(tell: Tell): Tell {
    return (done, of) => {
      if (this.#isClosing) throw new RefusedError('closing', { status: 503 })
      tell(done, of)
    }
  }
}

/** What is said of a file at the command line. */
export interface ImportSummary {
  readonly rows: number
  /** People that could be created. */
  readonly good: number
  readonly created: number
  readonly bad: readonly CsvFault[]
}
