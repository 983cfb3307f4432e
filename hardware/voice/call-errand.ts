import type { ListedCall } from '../at/voice.ts'
import type { Timers } from '../timers.ts'
import type { CallStep } from './call-outcome.ts'
import type { CallState } from './call-state.ts'
import type { Phone } from './phone.ts'
import type { Sound } from './sound.ts'

/** One call that is to be made, or answered. */
export interface CallErrand {
  readonly phone: Phone
  readonly timers: Timers
  readonly direction: 'out' | 'in'
  readonly sound: Sound
  readonly endingKeys: readonly string[]
  /** Asks the modem for the call; `written` is called right before that is written. */
  readonly begin: (written: () => void) => Promise<void>
  /** Whether a call in the modem's list is this one. */
  readonly isMine: (listed: ListedCall) => boolean
  readonly step: (step: CallStep) => void
  /** Aborted when it is to end before its time. */
  readonly cutOff?: AbortSignal
}

/** What became of it. */
export interface CallResult {
  readonly state: CallState
  /** From ATD to the end; 0 when it was not written. */
  readonly seconds: number
  /** Why the modem did not take it. */
  readonly refusal: unknown
  /** Undefined when it is not known. */
  readonly isVolte: boolean | undefined
}
