import type { Account, Session, Token } from './accounts.ts'
import type { ActionFact } from './action-facts.ts'
import type { AskingFact } from './asking/asking.ts'
import type { BorderFact } from './border/border.ts'
import type { DrillFact } from './drill/drill.ts'
import type { DutyFact } from './duty/duty.ts'
import type { ConfidedFact } from './gate/confided.ts'
import type { NamedArea } from './geo.ts'
import type { GuessFact } from './guesses/guesses.ts'
import type { ImportFact } from './imports.ts'
import type { MergeFact } from './merge/merge.ts'
import type { NoticeFact } from './notice.ts'
import type { OwnPhoneFact } from './own-phone/own-phone.ts'
import type { Participant } from './participant.ts'
import type { PolicyFact } from './policy/policy.ts'
import type { PressFact } from './presses/press.ts'
import type { PreviewFact } from './previews/previews.ts'
import type { PublicTestFact } from './public-test/public-test.ts'
import type { ReplyFact } from './replies/reply.ts'
import type { RequestFact } from './request.ts'
import type { Searched, SearchedFact } from './searches.ts'
import type { TipFact } from './tips/tip.ts'
import type { Change, Forgotten, Proof, Release, Sent, View } from './upkeep.ts'

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

/** What happens to a participant's record. */
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

/** What the upkeep of the data decides and proves. */
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

/** Who may come in, and who is in. */
export type AccessFact =
  | { readonly type: 'account.saved'; readonly account: Account }
  | { readonly type: 'token.saved'; readonly token: Token }
  | { readonly type: 'session.saved'; readonly session: Session }
  | { readonly type: 'session.ended'; readonly id: string }
  | { readonly type: 'logged-in'; readonly account: string }
  | { readonly type: 'log-in-failed'; readonly account?: string }

/** What is set once for the whole appliance. */
export type SettingFact =
  | { readonly type: 'areas.replaced'; readonly areas: readonly NamedArea[] }
  | { readonly type: 'modem.remembered'; readonly key: string; readonly value: unknown }
  | { readonly type: 'answer.kept'; readonly kept: KeptAnswer }

/** What modems take in: a text, or a report of which only the effect is kept. */
export type ReceivedFact =
  | { readonly type: 'incoming.received'; readonly incoming: Incoming }
  | { readonly type: 'incoming.handled'; readonly id: string }
  /** A status report or an answer was dealt with in the same record; only its effect is kept. */
  | { readonly type: 'report.received'; readonly fingerprint: string }
  /** Everything received on a UTC day, `2026-11-24`, is forgotten; its key is destroyed. */
  | { readonly type: 'incoming.expired'; readonly day: string }

/** What comes in from people, and what becomes of it. */
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
  | BorderFact
