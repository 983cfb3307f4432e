import type { Action, Outcome, Phase, PhaseText, Witness } from './action.ts'
import type { Answer } from './answers.ts'
import type { AskingFact } from './asking/asking.ts'
import type { DeliveryReason, Heard } from './delivery.ts'
import type { DescribedFact } from './description/described.ts'
import type { DrillFact } from './drill/drill.ts'
import type { DutyFact } from './duty/duty.ts'
import type { ExtendedFact } from './extend/extension.ts'
import type { ConfidedFact } from './gate/confided.ts'
import type { NamedArea } from './geo.ts'
import type { GuessFact } from './guesses/guesses.ts'
import type { ImportFact } from './imports.ts'
import type { MergeFact } from './merge/merge.ts'
import type { NoticeFact } from './notice.ts'
import type { OwnPhoneFact } from './own-phone/own-phone.ts'
import type { Channel, Language, Participant } from './participant.ts'
import type { PolicyFact } from './policy/policy.ts'
import type { PressFact } from './presses/press.ts'
import type { PreviewFact } from './previews/previews.ts'
import type { PublicTestFact } from './public-test/public-test.ts'
import type { SummarisedFact } from './publication/summary.ts'
import type { ReplyFact } from './replies/reply.ts'
import type { RequestFact } from './request.ts'
import type { Searched, SearchedFact } from './searches.ts'
import type { TipFact } from './tips/tip.ts'
import type { Change, Forgotten, Proof, Release, Sent, View } from './upkeep.ts'

/** Who caused a fact. `id` is an account id, a token id, a modem id; never a person's name. */
export interface Actor {
  readonly kind: 'account' | 'token' | 'cli' | 'scheduler' | 'modem' | 'system' | 'participant'
  readonly id: string
}

export const roles = ['dispatcher', 'registrar', 'coordinator', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]
export const scopes = ['actions', 'participants', 'override', 'read'] as const
export type Scope = (typeof scopes)[number]

export interface Account {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** argon2id, PHC string format. */
  readonly passwordHash: string
}

export interface Token {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** SHA-256 of the token, hex: it has 256 random bits, so no slow hash is needed. */
  readonly hash: string
  readonly expiresAt?: string
}

export interface Session {
  /** SHA-256 of the cookie's value, hex. */
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
  readonly expiresAt: number
}

/** A text as it was received. Sealed on disk: it holds a number and words. */
export interface Incoming {
  readonly id: string
  readonly modem: string
  readonly iccid: string
  readonly pdu: string
  readonly receivedAt: number
  /** SHA-256 over ICCID and PDU: the same PDU is received once. */
  readonly fingerprint: string
}

/** The UTC day on which something was received; what is received on one day shares a key. */
export const dayOf = (receivedAt: number): string => new Date(receivedAt).toISOString().slice(0, 10)

/** The first answer to a request with an `Idempotency-Key`. */
export interface KeptAnswer {
  /** SHA-256 over token id and key. */
  readonly key: string
  readonly bodyHash: string
  readonly answer: unknown
  readonly at: number
}

export type ParticipantFact =
  | {
      readonly type: 'participant.saved'
      readonly participant: Participant
      readonly source: string
      /** Snapshot only: what became of the record before. */
      readonly history?: readonly Change[]
    }
  | { readonly type: 'participant.erased'; readonly id: string }
  /** Somebody looked at the record. */
  | { readonly type: 'participant.viewed'; readonly id: string }

export type UpkeepFact =
  /** Goodbyes that came too fast to be believed are real: they may be erased. */
  | { readonly type: 'goodbyes.released'; readonly from: number; readonly until: number }
  /** What is past its term was forgotten, by the facts beside this one. */
  | { readonly type: 'retention.applied'; readonly counts: Forgotten }
  /** Snapshot only. */
  | {
      readonly type: 'upkeep.restored'
      readonly views: readonly View[]
      /** Not in snapshots of before searches were kept. */
      readonly searches?: readonly Searched[]
      /** By phone, actions in a row; not there when there are none. */
      readonly failing?: readonly (readonly [phone: string, actions: readonly string[]])[]
      readonly sent: readonly (readonly [participant: string, sent: readonly Sent[]])[]
      readonly days: readonly string[]
      readonly releases: readonly Release[]
      readonly proofs: readonly Proof[]
    }

export type AccessFact =
  | { readonly type: 'account.saved'; readonly account: Account }
  | { readonly type: 'token.saved'; readonly token: Token }
  | { readonly type: 'session.saved'; readonly session: Session }
  | { readonly type: 'session.ended'; readonly id: string }
  | { readonly type: 'logged-in'; readonly account: string }
  | { readonly type: 'log-in-failed'; readonly account?: string }

export type SettingFact =
  | { readonly type: 'areas.replaced'; readonly areas: readonly NamedArea[] }
  | { readonly type: 'modem.remembered'; readonly key: string; readonly value: unknown }
  | { readonly type: 'answer.kept'; readonly kept: KeptAnswer }

/** A phone-number's share in a phase: the opaque phone ids (`participantId:n`) that share the number. */
export type Recipient = readonly string[]

/** What becomes of a call. */
export type CallFact =
  /** A call is about to be dialled. */
  | {
      readonly type: 'delivery.calling'
      readonly phase: string
      readonly n: number
      readonly text: number
      readonly modem: string
      readonly iccid: string
    }
  /** The message is being played; by a modem that needs nobody for it, where `seconds` is there. */
  | {
      readonly type: 'delivery.playing'
      readonly phase: string
      readonly n: number
      readonly seconds?: number
    }
  /** More was heard of a call that goes on: it was played to the end, or key 1 was pressed. */
  | {
      readonly type: 'delivery.heard'
      readonly phase: string
      readonly n: number
      readonly heard: Heard
      readonly keys: string
    }
  /** A call has ended. */
  | {
      readonly type: 'delivery.called'
      readonly phase: string
      readonly n: number
      readonly heard: Heard
      readonly keys: string
      readonly isPossiblyVoicemail: boolean
      readonly code: string
      /** Whether it used up one of the tries. */
      readonly isTry: boolean
    }

/** What becomes of a message, and of a delivery as a whole. */
export type MessageFact =
  | {
      readonly type: 'delivery.sending'
      readonly phase: string
      readonly n: number
      readonly part: number
      /** Index into the phase's texts. */
      readonly text: number
      /** 8-bit concatenation reference. */
      readonly reference: number
      /** Of the translation; undefined for the text as it is written. */
      readonly language?: Language
      readonly modem: string
      readonly iccid: string
    }
  | { readonly type: 'delivery.handed-back'; readonly phase: string; readonly n: number }
  | {
      readonly type: 'delivery.part-accepted'
      readonly phase: string
      readonly n: number
      readonly part: number
      /** TP-MR; undefined when the network already had the part. */
      readonly messageReference?: number
    }
  | {
      readonly type: 'delivery.refused'
      readonly phase: string
      readonly n: number
      readonly code: string
      /** Whether it used up one of the message's tries. */
      readonly isTry: boolean
    }
  | {
      readonly type: 'delivery.in-doubt'
      readonly phase: string
      readonly n: number
      readonly code: string
    }
  /** It goes on over the other channel. */
  | {
      readonly type: 'delivery.switched'
      readonly phase: string
      readonly n: number
      readonly to: Channel
    }
  /** What was in doubt is put back once, to be sent again. */
  | { readonly type: 'delivery.again'; readonly phase: string; readonly n: number }
  | {
      readonly type: 'delivery.reported'
      readonly phase: string
      readonly n: number
      readonly part: number
      readonly meaning: 'delivered' | 'forwarded' | 'failed-permanent' | 'failed-temporary'
      readonly status: number
    }
  | {
      readonly type: 'delivery.failed'
      readonly phase: string
      readonly n: number
      readonly reason: DeliveryReason
      readonly code?: string
    }

/** Facts about one delivery name it by phase id and index `n` in the phase. */
export type OneDeliveryFact = MessageFact | CallFact

/** Several at once, dropped on purpose. */
export interface DroppedFact {
  readonly type: 'delivery.dropped'
  readonly phase: string
  readonly ns: readonly number[]
  readonly reason: DeliveryReason
}

export type DeliveryFact = OneDeliveryFact | DroppedFact

export interface StartedFact {
  readonly type: 'action.started'
  readonly action: Action
  readonly recipients: readonly Recipient[]
}

/** Snapshot only: a whole action with its deliveries as they stood. */
export interface RestoredFact {
  readonly type: 'action.restored'
  readonly action: Action
  readonly deliveries: readonly { readonly phase: string; readonly rows: readonly unknown[] }[]
}

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

export type ActionFact =
  | AnsweredFact
  | StartedFact
  | ExtendedFact
  | RestoredFact
  | PhaseFact
  | LifeFact
  | SummarisedFact
  | DescribedFact
  | DeliveryFact

/** What modems take in: a text, or a report of which only the effect is kept. */
export type ReceivedFact =
  | { readonly type: 'incoming.received'; readonly incoming: Incoming }
  | { readonly type: 'incoming.handled'; readonly id: string }
  /** A status report or an answer was dealt with in the same record; only its effect is kept. */
  | { readonly type: 'report.received'; readonly fingerprint: string }
  /** Everything received on a UTC day, `2026-11-24`, is forgotten; its key is destroyed. */
  | { readonly type: 'incoming.expired'; readonly day: string }

export type IncomingFact =
  | ReceivedFact
  /** Somebody called a modem and heard the message of an action, or a fixed one. */
  | {
      readonly type: 'call.received'
      readonly modem: string
      /** Opaque phone id of the caller, where the number is known. */
      readonly phone?: string
      readonly action?: string
    }

/** Everything that is ever written to the journal. */
export type Fact =
  | ParticipantFact
  | SearchedFact
  | ImportFact
  | MergeFact
  | UpkeepFact
  | AccessFact
  | SettingFact
  | ActionFact
  | IncomingFact
  | NoticeFact
  | RequestFact
  | TipFact
  | ReplyFact
  | DutyFact
  | OwnPhoneFact
  | PolicyFact
  | ConfidedFact
  | DrillFact
  | PreviewFact
  | GuessFact
  | AskingFact
  | PressFact
  | PublicTestFact
