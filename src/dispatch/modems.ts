import type { Heard } from '../domain/delivery.ts'

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

/** 8 kHz, mono, 16 bits; the same samples have the same id. */
export interface Sound {
  readonly id: string
  readonly samples: Int16Array
}

/** What is told while a call goes on; `hardware/voice/call-outcome.ts` has the whole. */
export type CallStep =
  | { readonly kind: 'dialling' }
  | { readonly kind: 'ringing' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'playing'; readonly seconds: number; readonly goesOnAlone: boolean }
  | { readonly kind: 'played' }
  | { readonly kind: 'key'; readonly key: string }

export interface CallOrder {
  readonly to: string
  readonly sound: Sound
  readonly endingKeys: readonly string[]
  readonly begin: (sim: { modem: string; iccid: string }) => Promise<void>
  readonly mayDial: () => boolean
  readonly cutOff?: AbortSignal
  readonly step: (step: CallStep) => void
}

export type CallCause =
  | 'hung-up-by-us'
  | 'hung-up'
  | 'busy'
  | 'no-answer'
  | 'rejected'
  | 'unreachable'
  | 'number-does-not-exist'
  | 'barred'
  | 'congestion'
  | 'network'
  | 'sound-failed'
  | 'too-long'
  | 'unknown'

export type CallOutcome =
  | { readonly kind: 'not-dialled'; readonly error: ModemFailure }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly error: ModemFailure }
  | {
      readonly kind: 'ended'
      readonly cause: CallCause
      readonly heard: Heard
      readonly keys: string
      readonly isPossiblyVoicemail: boolean
      readonly code?: string
      readonly seconds: number
    }
  | { readonly kind: 'in-doubt'; readonly heard: Heard; readonly error: ModemFailure }

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
  readonly secondsPerCall?: number
}

/** A modem as the run sees it; `hardware/modem.ts` has the whole. */
export interface SendingModem {
  readonly id: string
  readonly status: () => SendingModemStatus
  readonly isAvailable: () => boolean
  readonly submit: (submission: Submission) => Promise<SubmitOutcome>
  readonly call: (order: CallOrder) => Promise<CallOutcome>
  /** Gives it a sound ahead of the first call. Never rejects. */
  readonly prepare: (sound: Sound) => Promise<void>
}
