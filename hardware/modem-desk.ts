import type { KnownModem } from './known-modem.ts'
import type { Lesson } from './lessons.ts'
import type { BankPorts, ModemReason } from './modem.ts'
import type { Operators } from './operators.ts'
import type { Session } from './session.ts'
import type { SimConduct } from './sim-conduct.ts'
import type { StandingBoard } from './standing-board.ts'

/** What the messages and the calls of one modem share. */
export interface ModemDesk {
  readonly modem: string
  readonly ports: BankPorts
  readonly operators: Operators
  readonly conduct: SimConduct
  readonly board: StandingBoard
  readonly known: KnownModem
  /** The session that may send. */
  readonly session: () => Session | undefined
  readonly isAvailable: () => boolean
  readonly park: (reason: ModemReason) => void
  /** This is on the air. */
  readonly begun: (ongoing: Promise<unknown>) => void
  /** Resolves when what is on the air is over. */
  readonly quiet: () => Promise<unknown>
  /** What only the lifecycle can do about an outcome. */
  readonly learned: (lesson: Lesson) => void
}
