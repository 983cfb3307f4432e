/** What a failure asks of whoever sent the message; the action column of the error-class table. */
export type FailureClass =
  | 'accepted' // the network has it already (197 duplicate)
  | 'number' // this number will never work
  | 'retry' // the same SIM may try again later, then another
  | 'network' // nobody's fault: pause, and give the work to others
  | 'account' // this SIM is barred, out of credit or over its fair use
  | 'sim' // the SIM or its PIN needs a person
  | 'sick' // the modem needs the recovery ladder
  | 'storage' // its message store must be saved and emptied first
  | 'config' // what we sent is wrong
  | 'unknown' // it may have gone out: in doubt

export type ModemErrorCode =
  | 'at-timeout'
  | 'at-rejected'
  | 'at-unexpected-reply'
  | 'no-prompt'
  | 'port-closed'
  | 'port-unavailable'
  | 'not-ready'
  | 'withdrawn'
  | 'bad-pdu'
  | 'bad-text'
  | 'sim-missing'
  | 'sim-pin'
  | 'sound-failed'
  | 'bad-sound'
  | 'not-diallable'

/** What the modem itself said: `+CMS ERROR: n` (27.005 §3.2.5), `+CME ERROR: n` (27.007 §9.2). */
export interface ModemAnswer {
  readonly family: 'cms' | 'cme' | 'plain'
  readonly number?: number
  /** What ended a call that was being made: `BUSY` (V.250 §6.3.1). */
  readonly word?: string
}

/**
 * Every failure that leaves `hardware/` is one of these. Callers switch on `code`; `message` is for
 * the log and names the modem, the command and the modem's own answer, with numbers masked.
 */
export class ModemError extends Error {
  override readonly name = 'ModemError'
  readonly code: ModemErrorCode
  readonly answer: ModemAnswer | undefined

  constructor(
    code: ModemErrorCode,
    message: string,
    options: ErrorOptions & { answer?: ModemAnswer } = {},
  ) {
    super(message, options)
    this.code = code
    this.answer = options.answer
  }
}
