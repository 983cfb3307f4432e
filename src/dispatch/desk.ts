import type { Action, Kind, Outcome, PhaseName } from '../domain/action.ts'
import type { Attempt, DeliveryReason, DeliveryState } from '../domain/delivery.ts'
import type { Actor } from '../domain/facts.ts'
import type { Area, Position } from '../domain/geo.ts'
import type { Channel } from '../domain/participant.ts'

export interface ActionDraft {
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  readonly text: { readonly sms: string; readonly voice?: string }
  readonly area: Area
  /** Names shown for the area where it was chosen by name. */
  readonly areaNames?: readonly string[]
  readonly origin?: Position
  readonly order?: 'nearest-first' | 'front-first'
  readonly moving?: { readonly profile: string; readonly since: string; readonly bearing?: number }
  readonly override?: string
}

/** Seconds until this share of the messages was accepted; null when nothing can send. */
export interface Forecast {
  readonly p50Seconds: number | null
  readonly p90Seconds: number | null
  readonly p100Seconds: number | null
  /** True while no modem has measured its own speed yet. */
  readonly isEstimated: boolean
  /** True when SIM limits, not the radio, decide the end. */
  readonly isLimited: boolean
}

export type ExclusionReason = 'quiet-hours' | 'voice-only' | 'shared-number'

/** A warning or a fault of a text or an area; `key` is one of the text catalogue's. */
export interface Remark {
  readonly key: string
  readonly parameters: Readonly<Record<string, string | number>>
  readonly field: string
  readonly blocks: boolean
}

export interface FinalText {
  readonly sms: string
  readonly parts: number
  readonly alphabet: 'gsm7' | 'ucs2'
  readonly units: number
  readonly unitsLeft: number
  readonly forcing: readonly { readonly char: string; readonly replacement?: string }[]
}

export interface Preview {
  readonly selected: number
  readonly byChannel: Readonly<Record<Channel, number>>
  readonly excluded: Readonly<Record<ExclusionReason, number>>
  readonly text: FinalText
  readonly remarks: readonly Remark[]
  readonly forecast: Readonly<Record<Channel, Forecast>>
}

export type Counts = Readonly<Record<'selected' | DeliveryState, number>>

export interface PhaseView {
  readonly id: string
  readonly phase: PhaseName
  readonly text: string
  readonly counts: Counts
  readonly isHeld: boolean
  readonly releaseAt?: string
  /** Failures and drops by reason. */
  readonly reasons: Readonly<Partial<Record<DeliveryReason, number>>>
}

export interface ActionView {
  readonly action: Action
  readonly phases: readonly PhaseView[]
  /** To how many a correction or the result would go now. */
  readonly mayHaveAlert: number
  /** Of what is still to be sent; undefined when nothing is. */
  readonly forecast?: Forecast
}

/** An action as a line in a list. */
export interface ActionLine {
  readonly action: Action
  /** Of the alert. */
  readonly counts: Counts
}

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
  readonly voiceOnly: number
  readonly forecast: Forecast
}

export interface CloseDraft {
  readonly outcome: Outcome
  readonly text: { readonly sms: string; readonly voice?: string }
  /** ISO 8601 with offset; the past is now. */
  readonly sendAt?: string
}

/** Everything a screen or a script can do with actions. Refusals are RefusedError. */
export interface Desk {
  readonly preview: (draft: ActionDraft) => Preview
  /** The final text and its parts, for the composer. */
  readonly compose: (draft: {
    readonly text: string
    readonly kind: Kind
    readonly status: 'actual' | 'exercise'
    readonly phase: PhaseName
  }) => { readonly text: FinalText; readonly remarks: readonly Remark[] }
  /** Resolves when the action and its recipients are durable; `extra` facts go in the same record. */
  readonly start: (
    draft: ActionDraft,
    by: Actor,
    keep?: (answer: StartAnswer) => { readonly key: string; readonly bodyHash: string },
  ) => Promise<StartAnswer>
  readonly stop: (id: string, by: Actor) => Promise<void>
  readonly close: (id: string, draft: CloseDraft, by: Actor) => Promise<void>
  readonly correct: (id: string, text: string, by: Actor) => Promise<void>
  /** `text` to those who may have the alert; `combined` becomes the alert of those who have not. */
  readonly update: (
    id: string,
    texts: { readonly text: string; readonly combined: string },
    by: Actor,
  ) => Promise<void>
  /** Lets a held phase go after all. */
  readonly release: (id: string, phase: string, by: Actor) => Promise<void>
  readonly action: (id: string) => ActionView | undefined
  /** Newest first. */
  readonly actions: () => readonly ActionLine[]
  readonly deliveries: (id: string) => readonly DeliveryRow[] | undefined
  readonly reach: () => Reach
  /** Nothing goes out by itself: the clock is before the last record, or years after it. */
  readonly isClockWrong: () => boolean
  /** Called after every change, at most ten times a second. */
  readonly onChange: (listener: () => void) => () => void
}

export interface StartAnswer {
  readonly id: string
  readonly number: string
  readonly selected: number
  readonly forecast: {
    readonly sms: Pick<Forecast, 'p50Seconds' | 'p90Seconds' | 'p100Seconds'>
    readonly voice: Pick<Forecast, 'p50Seconds' | 'p90Seconds' | 'p100Seconds'>
  }
}
