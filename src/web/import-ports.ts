import type { Actor } from '../domain/accounts.ts'
import type { CsvFault } from '../domain/csv-faults.ts'
import type { RefusedError } from '../domain/errors.ts'
import type { Encoding, Separator } from '../domain/file-text.ts'
import type { Columns } from '../domain/import-columns.ts'
import type { Double, DoubleChoice } from '../domain/import-doubles.ts'
import type { ImportHead } from '../domain/imports.ts'

/** How a file is being read, and what its first rows say. */
export interface SheetView {
  readonly encoding: Encoding
  readonly separator: Separator
  /** Empty where the first row is somebody already. */
  readonly heading: readonly string[]
  readonly columns: Columns
  readonly samples: readonly (readonly string[])[]
}

/** What was found in a file. */
export interface FoundView {
  readonly rows: number
  readonly good: number
  /** Everything that is wrong, and with how many people. */
  readonly bad: readonly CsvFault[]
  readonly refused: number
  /** Good, and still to be looked at. */
  readonly notes: readonly CsvFault[]
  readonly doubles: readonly Double[]
}

/** A file that somebody is at work on. */
export interface ImportView {
  readonly id: string
  readonly state: 'looking' | 'looked' | 'importing' | 'done'
  /** From 0 to 1. */
  readonly progress: number
  readonly problem?: RefusedError
  readonly sheet?: SheetView
  readonly found?: FoundView
  readonly head?: ImportHead
}

/** How somebody says that a file is to be read; what is left out is guessed. */
export interface ReadingChoice {
  readonly encoding?: string
  readonly separator?: string
  readonly columns?: readonly string[]
}

/** What somebody decides about a file that was looked at. */
export interface ImportChoice {
  readonly skipsBad: boolean
  readonly doubles: DoubleChoice
  readonly byRow: ReadonlyMap<number, DoubleChoice>
  readonly consentVersion: string
}

/** Files of participants, on their way in. Each is seen only by who brought it. */
export interface ImportPorts {
  readonly open: (octets: Uint8Array, by: Actor) => string
  /** Looks at it again, read in another way. */
  readonly read: (id: string, reading: ReadingChoice, by: Actor) => void
  /** Begins; asked for again it goes on with what it began. */
  readonly carryOut: (id: string, choice: ImportChoice, by: Actor) => void
  readonly view: (id: string, by: Actor) => ImportView | undefined
  readonly undo: (id: string, by: Actor) => Promise<void>
}
