import type { Channel, Language } from './participant.ts'

export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'accepted'
  | 'delivered'
  | 'failed'
  | 'dropped'
  | 'inDoubt'

export const deliveryStates: readonly DeliveryState[] = [
  'queued',
  'sending',
  'accepted',
  'delivered',
  'failed',
  'dropped',
  'inDoubt',
]

/** Why a delivery failed for good or was dropped on purpose; worded by the text catalogue. */
export type DeliveryReason =
  | 'stopped'
  | 'unsubscribed'
  | 'quiet-hours'
  | 'unavailable'
  | 'expired'
  | 'alert-failed'
  | 'withdrawn'
  | 'number-does-not-exist'
  | 'number-barred'
  | 'phone-off'
  | 'phone-refused'
  | 'message-refused'
  | 'tries-used-up'
  | 'network-gave-up'
  | 'no-answer'
  | 'line-busy'
  | 'call-refused'
  | 'hung-up'
  | 'no-sound'
  | 'reached-otherwise'
  | 'enough-help'

/**
 * What can honestly be said of a call: nobody took it; it was connected; it was played in part, or
 * to the end; key 1 was pressed. Never that it was spoken to a human.
 */
export type Heard = 'nothing' | 'connected' | 'partly' | 'played' | 'confirmed'

/** Whether a call was played to the end: then nobody is called again for the same message. */
export const isHeardOut = (heard: Heard | undefined): boolean =>
  heard === 'played' || heard === 'confirmed'

/** One try of one part over one channel; `at` in milliseconds since the epoch. */
export interface Attempt {
  readonly channel: Channel
  readonly modem: string
  readonly iccid: string
  readonly part: number
  readonly text: number
  readonly reference: number
  /** Of the translation it carries; undefined for the text as it is written. */
  readonly language?: Language
  readonly at: number
  readonly outcome: 'sending' | 'accepted' | 'refused' | 'not-handed-over' | 'in-doubt'
  /** TP-MR, for the status report. */
  readonly messageReference?: number
  /** The report's meaning once it came. */
  readonly report?: 'delivered' | 'forwarded' | 'failed-permanent' | 'failed-temporary'
  /** Seconds until it was known to have arrived: by the phone's report, or played to the end. */
  readonly arrivedAfter?: number
  /** `CMS 38`, `TP-ST 46`: small print for a person who wants to know. */
  readonly code?: string
  /** Of a call. */
  readonly heard?: Heard
  /** Keys that were pressed during a call, in order. */
  readonly keys?: string
  /** A call that used up one of the tries. */
  readonly isTry?: boolean
  /** A machine seems to have answered. */
  readonly isPossiblyVoicemail?: boolean
  /** The modem plays on by itself, this many seconds from then on (milliseconds since the epoch). */
  readonly playsAlone?: { readonly from: number; readonly seconds: number }
}
