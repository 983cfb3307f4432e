import type { ListedCall } from '../at/voice.ts'
import type { SoundPath } from './sound-path.ts'

/** What a modem that makes calls can be asked; a refusal rejects with ModemError `at-rejected`. */
export interface Phone {
  readonly path: SoundPath
  /** "Active" may come while it still rings. */
  readonly mayBeFalselyActive: boolean
  /** Nothing but a reset mends its sound once that is worn. */
  readonly mustResetWorn: boolean
  /** Resolves when the modem has taken the number; `mayWrite` is asked right before it is written. */
  readonly dial: (to: string, mayWrite: () => boolean) => Promise<void>
  readonly answer: () => Promise<void>
  /** Undefined when the modem does not say. */
  readonly calls: () => Promise<readonly ListedCall[] | undefined>
  /** Hangs up by the n-th of its ways, from 0, over and over. */
  readonly hangUp: (n: number) => Promise<void>
  /** Why its last call ended, in its own words. */
  readonly endReport: () => Promise<string | undefined>
  /** Undefined when the modem does not say. */
  readonly isOnLte: () => Promise<boolean | undefined>
}
