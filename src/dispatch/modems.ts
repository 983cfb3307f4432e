/** What a refusal asks of us; `modems.md` 2.3 in one word. */
export type Failure =
  | 'number'
  | 'retry'
  | 'network'
  | 'account'
  | 'sim'
  | 'sick'
  | 'storage'
  | 'config'

/** The words of a modem that a person who wants to know may read: `CMS 38`. */
export interface ModemFailure {
  readonly message: string
  readonly code: string
  readonly answer?: { readonly family: string; readonly number?: number } | undefined
}

export type SubmitOutcome =
  | {
      readonly kind: 'accepted'
      readonly messageReference: number | undefined
      readonly seconds: number
    }
  | { readonly kind: 'not-handed-over'; readonly error: ModemFailure }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly error: ModemFailure }
  | {
      readonly kind: 'in-doubt'
      readonly error: ModemFailure
      readonly late: Promise<number | undefined>
    }

export interface Submission {
  readonly to: string
  readonly text: string
  readonly part: number
  readonly reference: number
  readonly validityMinutes: number
  readonly moreFollow: boolean
  readonly begin: (sim: { modem: string; iccid: string }) => Promise<void>
  readonly mayHandOver: () => boolean
}

export interface SendingModemStatus {
  readonly id: string
  readonly state: string
  readonly iccid?: string
  readonly operator?: string
  readonly capabilities: readonly string[]
  readonly limits: { readonly perHour: number | null; readonly perDay: number | null }
  readonly secondsPerPart?: number
  readonly secondsPerFollowUpPart?: number
  readonly statusReports: boolean
  readonly reportSecondsP95?: number
}

/** A modem as the run sees it; `hardware/modem.ts` has the whole. */
export interface SendingModem {
  readonly id: string
  readonly status: () => SendingModemStatus
  readonly isAvailable: () => boolean
  readonly submit: (submission: Submission) => Promise<SubmitOutcome>
}
