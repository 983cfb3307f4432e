import type { ModemStatus, SmsSubmission, SubmitOutcome } from '../../hardware/modem.ts'
import type { CallOrder, CallOutcome } from '../../hardware/voice/call-outcome.ts'
import type { Sound } from '../../hardware/voice/sound.ts'

/** A modem as a test sees it. */
export interface TriedModem {
  readonly status: () => ModemStatus
  readonly isAvailable: () => boolean
  readonly submit: (submission: SmsSubmission) => Promise<SubmitOutcome>
  /** Missing where it makes no calls. */
  readonly call?: (order: CallOrder) => Promise<CallOutcome>
}

/** What an acceptance test needs from outside. */
export interface AcceptancePorts {
  readonly modem: (id: string) => TriedModem | undefined
  /** What is said in a test call. Rejects when nothing can speak. */
  readonly sound: () => Promise<Sound>
  /** How the service calls itself in an SMS. */
  readonly service: string
  readonly now: () => number
  /** Calls back once after so many milliseconds; returns the canceller. */
  readonly after: (milliseconds: number, call: () => void) => () => void
  /** Below `count`. */
  readonly pick: (count: number) => number
  /** Resolves when it is durable. */
  readonly remember: (key: string, value: unknown) => Promise<void>
  readonly log: (
    level: 'info' | 'warn',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void
}
