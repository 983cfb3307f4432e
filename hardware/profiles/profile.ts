/** What is particular to a family of modems, as data; what a probe finds beats what is said here. */
export interface ModemProfile {
  readonly id: string
  readonly label: string
  readonly match: {
    /** `vendor:product`, product `*` for all of a vendor's. */
    readonly usb?: readonly string[]
    readonly manufacturer?: RegExp
    readonly model?: RegExp
  }
  readonly ports: {
    /** USB interface numbers with an AT port, best first. */
    readonly at: readonly number[]
    /** USB interface that carries a call's sound. */
    readonly audio?: number
  }
  /** Sent after identification, errors ignored. */
  readonly setup: readonly string[]
  /** The question that yields the ICCID, and the prefix of its answer. */
  readonly iccid: readonly [line: string, prefix: string]
  /** Message stores by preference; the first that `+CPMS=?` offers is used. */
  readonly stores: readonly string[]
  /** `+CNMI` ladder: the first that is accepted is used. */
  readonly cnmi: readonly string[]
  /** Whether `+CMMS=2` may be tried (27.005 §3.5.6). */
  readonly mayKeepLink: boolean
  /** How many PIN tries are left: question, prefix, and which field has it. */
  readonly pinTries?: readonly [line: string, prefix: string, field: number]
  /** The command that restarts the modem, and how long it is away. */
  readonly reset: { readonly line: string; readonly awayMs: number }
}

/** Stored reports first: one that came while nobody listened is still there (modems.md 2.1). */
export const reportLadder: readonly string[] = [
  '2,1,0,2,0',
  '1,1,0,2,0',
  '2,1,0,1,0',
  '1,1,0,1,0',
  '2,1,0,0,0',
  '1,1,0,0,0',
]
