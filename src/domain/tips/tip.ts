import type { Position } from '../geo.ts'

/** To whom a tip can be passed on. */
export const tipReceivers = ['control-room', 'patrol', 'coordinator'] as const
export type TipReceiver = (typeof tipReceivers)[number]

/**
 * What somebody saw while an action ran, as it was told by phone or by SMS. Sealed on disk under the
 * key of its action's tips, which goes when their term is over.
 */
export interface Tip {
  readonly id: string
  readonly action: string
  /** Within the action, from 1: so it is called on the screen and on the map. */
  readonly n: number
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Opaque account id. */
  readonly by: string
  readonly words: string
  /** Where, in the words of who told it; may be empty. */
  readonly place: string
  readonly point?: Position
  /** E.164 of who told it. */
  readonly from?: string
  /** The text that it was made from. */
  readonly text?: string
}

/** That somebody was told of a tip. */
export interface PassedOn {
  readonly to: TipReceiver
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly by: string
}

/** A tip with what was done about it. */
export interface LoggedTip {
  readonly tip: Tip
  readonly passedOn: readonly PassedOn[]
  /** Somebody asked whether its number was alerted, and has the answer. */
  readonly isAsked: boolean
}

/** What becomes of tips, and of the texts that they come in as. */
export type TipFact =
  | { readonly type: 'tip.logged'; readonly tip: Tip }
  | {
      readonly type: 'tip.passed-on'
      readonly action: string
      readonly id: string
      readonly passed: PassedOn
    }
  /** Whether its number was alerted was asked, and answered. */
  | { readonly type: 'tip.asked'; readonly action: string; readonly id: string }
  /** Somebody has read a text that came in. */
  | { readonly type: 'text.opened'; readonly id: string }
  /** All tips of an action are forgotten; their key is destroyed. */
  | { readonly type: 'tips.forgotten'; readonly action: string }

/** Tips by action, oldest first, and the texts that somebody has read. */
export interface Tips {
  readonly byAction: Map<string, readonly LoggedTip[]>
  readonly opened: Set<string>
}

/** Nobody told anything. */
export const emptyTips = (): Tips => ({ byAction: new Map(), opened: new Set() })

/** Under what name the key of an action's tips is kept. */
export const tipsKey = (action: string): string => `tips of ${action}`
