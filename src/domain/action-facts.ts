import type { Action, Outcome, Phase, PhaseText, Witness } from './action.ts'
import type { Answer } from './answers.ts'
import type { DeliveryColumns } from './delivery-columns.ts'
import type { DeliveryFact, Recipient } from './delivery-facts.ts'
import type { DescentFact, DescribedFact } from './description/described.ts'
import type { ExtendedFact } from './extend/extension.ts'
import type { SummarisedFact } from './publication/summary.ts'
import type { DeliveryRow } from './restored-row.ts'

/** An action begins, with all whom its alert goes to. */
export interface StartedFact {
  readonly type: 'action.started'
  readonly action: Action
  readonly recipients: readonly Recipient[]
  /** Places among them of those who first fetch an AED; missing where nobody does. */
  readonly fetchers?: readonly number[]
}

/** Snapshot only: a whole action with its deliveries as they stood. */
export interface RestoredFact {
  readonly type: 'action.restored'
  readonly action: Action
  readonly deliveries: readonly RestoredDeliveries[]
}

/** Of one phase; in rows in snapshots of the first version. */
export type RestoredDeliveries =
  | { readonly phase: string; readonly columns: DeliveryColumns }
  | { readonly phase: string; readonly rows: readonly DeliveryRow[] }

/** A result that waits goes out at once after all. */
export type HurriedFact = {
  readonly type: 'phase.hurried'
  readonly action: string
  readonly phase: string
} & (
  | { readonly past: 'schedule'; readonly notAfter: string }
  /** Also to those who prefer the morning. */
  | { readonly past: 'morning' }
)

/** What happens to a phase of an action. */
export type PhaseFact =
  /** Update, correction or result; its delivery `i` follows alert delivery `of[i]`. */
  | {
      readonly type: 'phase.added'
      readonly action: string
      readonly phase: Phase
      readonly of: readonly number[]
    }
  | {
      readonly type: 'phase.extended'
      readonly action: string
      readonly phase: string
      readonly of: readonly number[]
    }
  | {
      readonly type: 'phase.retexted'
      readonly action: string
      readonly phase: string
      readonly text: PhaseText
    }
  | { readonly type: 'phase.held'; readonly action: string; readonly phase: string }
  | {
      readonly type: 'phase.released'
      readonly action: string
      readonly phase: string
      readonly notAfter: string
    }
  | HurriedFact

/** What happens to an action as a whole. */
export type LifeFact =
  | { readonly type: 'action.stopped'; readonly action: string }
  | { readonly type: 'action.closing'; readonly action: string; readonly outcome: Outcome }
  | { readonly type: 'action.closed'; readonly action: string }
  /** Somebody said that it is still current. */
  | { readonly type: 'action.still-current'; readonly action: string }
  /** A coordinator saw that it was started without a second person. */
  | { readonly type: 'action.override-seen'; readonly action: string; readonly seen: Witness }
  /** Its words, or which phones it went to, are past their term. */
  | {
      readonly type: 'action.forgotten'
      readonly action: string
      readonly what: 'descriptions' | 'recipients'
    }

/** Somebody who was asked to come has answered, by key or by SMS. */
export interface AnsweredFact {
  readonly type: 'responder.answered'
  readonly action: string
  readonly phase: string
  readonly n: number
  readonly answer: Answer
  /** From the answer to being there, where the place is known. */
  readonly etaSeconds?: number
}

/** All that belongs to one action. */
export type ActionFact =
  | AnsweredFact
  | StartedFact
  | ExtendedFact
  | RestoredFact
  | PhaseFact
  | LifeFact
  | SummarisedFact
  | DescribedFact
  | DescentFact
  | DeliveryFact
