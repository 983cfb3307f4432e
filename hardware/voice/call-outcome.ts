import type { FailureClass, ModemError } from '../errors.ts'
import type { Sound } from './sound.ts'

/** Why a call ended (27.007 §6.10, 24.008 annex H, `^CEND`), in one word. */
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

/**
 * What can honestly be said of a call: nobody took it; it was connected; it was played in part, or
 * to the end; key 1 was pressed. Never that it was spoken to a human.
 */
export type Heard = 'nothing' | 'connected' | 'partly' | 'played' | 'confirmed'

/** What is told while a call goes on, in order, each once but `key`. */
export type CallStep =
  | { readonly kind: 'dialling' }
  | { readonly kind: 'ringing' }
  | { readonly kind: 'connected' }
  /** `goesOnAlone`: the modem plays on by itself when we are gone. */
  | { readonly kind: 'playing'; readonly seconds: number; readonly goesOnAlone: boolean }
  | { readonly kind: 'played' }
  | { readonly kind: 'key'; readonly key: string }

/** One call to be made, and the two questions asked before it is dialled. */
export interface CallOrder {
  /** E.164; only Dutch mobile and landline numbers are ever dialled. */
  readonly to: string
  readonly sound: Sound
  /** Keys that end the call once pressed; `2`, when not among them, plays it again, twice at most. */
  readonly endingKeys: readonly string[]
  /** Runs before dialling; nothing is dialled unless it resolves. */
  readonly begin: (sim: { modem: string; iccid: string }) => Promise<void>
  /** Asked synchronously right before ATD is written. */
  readonly mayDial: () => boolean
  /** Aborted when the modem is needed for something better: the call is hung up. */
  readonly cutOff?: AbortSignal
  readonly step: (step: CallStep) => void
}

export type CallOutcome =
  /** No ATD was written. */
  | { readonly kind: 'not-dialled'; readonly error: ModemError }
  /** ATD was refused at once: nobody's phone rang. */
  | {
      readonly kind: 'refused'
      readonly failure: Exclude<FailureClass, 'accepted' | 'unknown'>
      readonly error: ModemError
    }
  | {
      readonly kind: 'ended'
      readonly cause: CallCause
      readonly heard: Heard
      /** Keys in the order in which they were pressed. */
      readonly keys: string
      readonly isPossiblyVoicemail: boolean
      /** The modem's own words for the end: `CEER 17`. */
      readonly code?: string
      /** From ATD to the end. */
      readonly seconds: number
    }
  /** The port went while a call was up: how it ended is not known. */
  | { readonly kind: 'in-doubt'; readonly heard: Heard; readonly error: ModemError }

/** Somebody calls a modem. */
export interface IncomingCall {
  readonly modem: string
  readonly iccid: string
  /** E.164 where it was shown and is Dutch; undefined for a hidden number. */
  readonly from: string | undefined
}
