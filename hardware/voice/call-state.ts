import type { CallCause, CallStep, Heard } from './call-outcome.ts'
import type { PlayEnd } from './sound-path.ts'

/**
 * Where a call is. `settling`: it is active and nothing is played yet; `awaiting-beep`: what
 * answered talks on as a machine does; `hanging-up` lasts until the modem lists no call any more.
 */
export type CallPhase =
  | 'idle'
  | 'dialling'
  | 'alerting'
  | 'settling'
  | 'awaiting-beep'
  | 'playing'
  | 'listening'
  | 'hanging-up'
  | 'ended'

/** What is known of a call before it is made. */
export interface CallPlan {
  readonly soundSeconds: number
  readonly goesOnAlone: boolean
  /** "Active" may be said while it still rings, and whether it rings can be heard. */
  readonly mustListen: boolean
  /** Keys that end the call. */
  readonly endingKeys: readonly string[]
}

/** Why a call ended, and the modem's own words for it. */
export interface CallEnd {
  readonly cause: CallCause
  readonly code?: string
  /** Nobody said why: the modem's report of its last call tells better. */
  readonly isAssumed?: true
}

/** What is heard of the far end; `silence` ends speech, `ringback-over` is 4.5 s without a ring. */
export type HeardSound = 'ringback' | 'ringback-over' | 'busy' | 'beep' | 'speech' | 'silence'

/** Everything that can happen to a call. */
export type CallInput =
  | { readonly kind: 'begin' }
  /** The command to dial, or to answer, is on its way to the modem. */
  | { readonly kind: 'written' }
  /** It was not taken, or not even written: there is no call. */
  | { readonly kind: 'refused'; readonly end: CallEnd }
  /** The modem says how far the call is. */
  | { readonly kind: 'stage'; readonly stage: 'dialling' | 'ringing' | 'active' }
  /** The modem was asked for its calls and this one is not among them. */
  | { readonly kind: 'unlisted' }
  /** It says that a call is over: perhaps another one, so it is asked. */
  | { readonly kind: 'over'; readonly end?: CallEnd }
  | { readonly kind: 'sounding' }
  | { readonly kind: 'sound-failed' }
  | { readonly kind: 'play-ended'; readonly end: PlayEnd }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'heard'; readonly sound: HeardSound }
  /** The guard that was set as the `turn`th ran out; an earlier one means nothing. */
  | { readonly kind: 'guard'; readonly turn: number }
  | { readonly kind: 'watchdog' }
  /** We want it to end: the bank stops. */
  | { readonly kind: 'stop' }
  /** The modem lists it no more; `end` is what it says of why, where nothing was said before. */
  | { readonly kind: 'hung-up'; readonly end?: CallEnd }
  /** The port is gone. */
  | { readonly kind: 'lost' }

/** What is to be done. */
export type CallDeed =
  | { readonly kind: 'dial' }
  /** Asks the modem for its calls at once. */
  | { readonly kind: 'look' }
  | { readonly kind: 'open-sound' }
  | { readonly kind: 'play' }
  | { readonly kind: 'stop-playing' }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'tell'; readonly step: CallStep }
  /** Replaces the guard before it. */
  | { readonly kind: 'guard'; readonly turn: number; readonly ms: number }
  /** Set once, beside the guards. */
  | { readonly kind: 'watchdog'; readonly ms: number }
  | { readonly kind: 'end' }

/** One call, at one moment. */
export interface CallState {
  readonly plan: CallPlan
  readonly phase: CallPhase
  /** How many guards were set. */
  readonly turn: number
  readonly heard: Heard
  readonly keys: string
  readonly isWritten: boolean
  /** Steps that were told; each but `key` is told once. */
  readonly told: readonly CallStep['kind'][]
  readonly sound: 'off' | 'opening' | 'open'
  readonly isPlaying: boolean
  /** What plays is stopped to be played again. */
  readonly mustReplay: boolean
  /** How often key 2 had it played again. */
  readonly replays: number
  readonly hasSettled: boolean
  readonly isTalking: boolean
  /** It was said to be active, and rings. */
  readonly isFalselyActive: boolean
  readonly isPossiblyVoicemail: boolean
  readonly hasHeardBeep: boolean
  /** How often in a row the modem did not list it. */
  readonly unlisted: number
  /** It was said to be over, and the modem was not asked yet. */
  readonly isSaidOver: boolean
  /** How it ended, if it did. */
  readonly hint: CallEnd | undefined
  readonly end: CallEnd | undefined
  /** It could not be hung up. */
  readonly isSick: boolean
  readonly isLost: boolean
}

/** The state after an input, and what is to be done about it, in this order. */
export interface CallMove {
  readonly state: CallState
  readonly deeds: readonly CallDeed[]
}

/** How long each phase may last (modems.md 3.1); `settling` and `playing` have times of their own. */
export const guardMs = {
  dialling: 15_000,
  alerting: 28_000,
  settle: 800,
  /** Long enough for a ring that begins with the false "active" to be heard. */
  settleListening: 1_200,
  soundOn: 1_500,
  /** Who talks longer than this without a pause is a machine. */
  breath: 2_200,
  awaitingBeep: 15_000,
  beepAfterGreeting: 2_000,
  playingExtra: 5_000,
  brokenOff: 1_000,
  listening: 6_000,
  hangingUp: 10_000,
} as const

/** A call that is not begun. */
export const newCall = (plan: CallPlan): CallState => ({
  plan,
  phase: 'idle',
  turn: 0,
  heard: 'nothing',
  keys: '',
  isWritten: false,
  told: [],
  sound: 'off',
  isPlaying: false,
  mustReplay: false,
  replays: 0,
  hasSettled: false,
  isTalking: false,
  isFalselyActive: false,
  isPossiblyVoicemail: false,
  hasHeardBeep: false,
  unlisted: 0,
  isSaidOver: false,
  hint: undefined,
  end: undefined,
  isSick: false,
  isLost: false,
})
