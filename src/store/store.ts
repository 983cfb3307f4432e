import type { Actor } from '../domain/accounts.ts'
import type { Fact } from '../domain/facts.ts'
import type { Position } from '../domain/geo.ts'
import type { State } from '../domain/state.ts'

/** One address of the register, as `omroeper import addresses` reads it. */
export interface RegisterRow {
  readonly postcode: string
  readonly houseNumber: number
  /** House letter and addition, as written: `A`, `A-2`, `12`. Empty when there is none. */
  readonly suffix: string
  readonly street: string
  readonly city: string
  readonly location: Position
}

export interface AddressRegister {
  readonly count: () => number
  /** The same array until the register is replaced. */
  readonly all: () => readonly RegisterRow[]
  /** All addresses with this postcode and number, whatever the suffix. */
  readonly find: (postcode: string, houseNumber: number) => readonly RegisterRow[]
  /** Centroid of all addresses with this postcode (six characters or the four digits). */
  readonly centreOf: (postcode: string) => Position | undefined
  /** Streets whose name starts with, then contains, the words; at most `limit`. */
  readonly streets: (
    words: string,
    limit: number,
  ) => readonly { street: string; city: string; location: Position }[]
  /** All or nothing; durable when it resolves. */
  readonly replace: (rows: AsyncIterable<RegisterRow> | Iterable<RegisterRow>) => Promise<number>
}

/** The data disk at the last look. */
export interface Disk {
  readonly freeBytes: number
  /** The reserve was given up to running work: new work is refused. */
  readonly isLow: boolean
  /** Whether there is a reserve to give up when the disk is full. */
  readonly hasReserve: boolean
}

/** The one journal and its folds. */
export interface Store {
  /** Always the newest; folded in the same tick as `append` is called. */
  readonly state: State
  /**
   * Folds the facts at once and together, and resolves when they are on the disk. Rejects with
   * RefusedError `disk-full` (503) before folding anything when there is no room for new work;
   * a failed fsync ends the process (exit 74), because what is acknowledged must be durable.
   */
  readonly append: (facts: readonly Fact[], by: Actor) => Promise<void>
  readonly register: AddressRegister
  /** Writes a snapshot of this moment or later and starts a new journal file, while appends go on. */
  readonly compact: () => Promise<void>
  /** Time of the newest fact, milliseconds since the epoch; 0 when there is none. */
  readonly lastFactAt: () => number
  readonly disk: () => Disk
  readonly close: () => Promise<void>
}
