import type { Action, PhaseName } from '../domain/action.ts'
import type { Call } from '../domain/answers.ts'
import type { Attempt, DeliveryReason, DeliveryState } from '../domain/delivery.ts'
import type { Channel } from '../domain/participant.ts'
import type { Closing } from './closing.ts'
import type { Forecast, Forecasts } from './preview.ts'

/** How many there are, and how many in each state. */
export type Counts = Readonly<Record<'selected' | DeliveryState, number>>

/** Who prefers the morning to a result at night. */
export interface Morning {
  /** ISO 8601. */
  readonly at: string
  /** They get it then. */
  readonly waiting: number
  /** They got it then. */
  readonly had: number
}

/** A phase as a screen shows it. */
export interface PhaseView {
  readonly id: string
  readonly phase: PhaseName
  readonly text: string
  /** For who first fetches an AED; undefined where everybody gets the same. */
  readonly fetching?: string
  readonly counts: Counts
  readonly isHeld: boolean
  readonly releaseAt?: string
  /** Of a result; undefined when nobody gets it in the morning. */
  readonly morning?: Morning
  /** Failures and drops by reason. */
  readonly reasons: Readonly<Partial<Record<DeliveryReason, number>>>
  /** Of those who are called; undefined when nobody is. */
  readonly calls?: CallCounts
}

/** Where the calls of a phase are, and what could be said of those that ended. */
export interface CallCounts {
  readonly selected: number
  /** Of `selected`: their SMS did not arrive. */
  readonly insteadOfSms: number
  readonly waiting: number
  readonly onTheLine: number
  /** Played to the end, key 1 or not. */
  readonly heard: number
  /** Of `heard`: key 1 was pressed. */
  readonly confirmed: number
  /** Of `heard`: a machine seems to have answered. */
  readonly voicemail: number
  /** Taken, and hung up before the end. */
  readonly partly: number
  readonly notReached: number
}

/** How many come and when, of a group that was asked; never who. */
export interface Response extends Call {
  readonly asked: number
  readonly coming: number
  /** Of `coming`: who first fetches an AED; undefined where nobody does. */
  readonly fetching?: number
  readonly declined: number
  /** Minutes until the first of those under way is expected; undefined when nobody is. */
  readonly nextMinutes?: number
  /** Of `coming`: should be there by now. */
  readonly due: number
  /** As many come as were asked for: nobody is asked any more. */
  readonly isEnough: boolean
  /** Everybody was asked, and too few come. */
  readonly isExhausted: boolean
}

/** Those who came at one time and are so few that no figure has them. */
export interface Apart {
  /** ISO 8601; when the action began, or went on to them. */
  readonly at: string
  /** Of the alert. */
  readonly counts: Counts
}

/** An action with everybody in it. */
export type WholeAction = Pick<ActionView, 'action' | 'phases' | 'response'>

/** An action as a screen shows it: counts, never people. */
export interface ActionView {
  readonly action: Action
  readonly phases: readonly PhaseView[]
  /** Who is in none of these numbers. */
  readonly apart: readonly Apart[]
  /** To how many a correction or the result would go now. */
  readonly mayHaveAlert: number
  /** Of the result, if it were sent at this moment; undefined when it was. */
  readonly closing?: Closing
  /** Of what is still to be sent; undefined when nothing is. */
  readonly forecast?: Forecasts
  /** Of an action that asks people to come. */
  readonly response?: Response
}

/** An action as a line in a list. */
export interface ActionLine {
  readonly action: Action
  /** Of the alert. */
  readonly counts: Counts
}

/** One delivery as the API lists it. */
export interface DeliveryRow {
  readonly phase: PhaseName
  readonly channel: Channel
  readonly state: DeliveryState
  readonly reason?: DeliveryReason
  readonly parts: number
  /** Phone ids that share the number; masked or resolved by the caller. */
  readonly recipient: readonly string[]
  readonly attempts: readonly Attempt[]
}

/** Phone numbers, and the forecast of an SMS of one part to all that can have one. */
export interface Reach {
  readonly sms: number
  /** It is their night. */
  readonly quiet: number
  /** By own hours or a pause. */
  readonly unavailable: number
  readonly voiceOnly: number
  readonly forecast: Forecast
}
