import type { CallWords } from './call-words.ts'
import type { Command } from './command.ts'

/** How a family calls: what it says of calls, and what it is told about them and their sound. */
export interface CallDialect {
  readonly words: CallWords
  readonly commands: readonly Command[]
  /** ATH does nothing until `+CVHU=0`. */
  readonly ignoresAth: boolean
  /** It has a second port for sound. */
  readonly hasAudioPort: boolean
  /** Sound over the port stays turned on after a call. */
  readonly soundStaysOn: boolean
  /** A message handed over while a call is up is refused: there is one radio for both. */
  readonly refusesMessages: boolean
}
