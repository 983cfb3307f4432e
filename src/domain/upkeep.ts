import type { Actor } from './accounts.ts'
import type { FailingPhones } from './failing-phones.ts'
import type { NoticeEnd, NoticeKind } from './notice.ts'
import type { TermId } from './retention.ts'
import type { Searched } from './searches.ts'

/** That a record was entered or changed: who did it, by which way in, and which fields. Never values. */
export interface Change {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly by: Actor
  readonly source: string
  readonly fields: readonly string[]
}

/** That somebody looked at a participant's record. */
export interface View {
  readonly at: number
  readonly by: Actor
  readonly participant: string
}

/** Goodbyes from one moment until another, both included, that a person found to be real. */
export interface Release {
  readonly from: number
  readonly until: number
}

/** How many of what were forgotten, when and by whom; never which. */
export interface Proof {
  readonly at: number
  readonly by: Actor
  readonly counts: Forgotten
}

/** `by-hand` are people whose record somebody erased at once. */
export type Forgotten = Readonly<Partial<Record<TermId | 'by-hand', number>>>

/** That a message of no action went to one of their phones: a code, an answer, a welcome. */
export interface Sent {
  readonly at: number
  /** `call`: a landline was called, to be confirmed. */
  readonly kind: NoticeKind | 'call'
  readonly end: NoticeEnd
}

/** What is kept to answer for the rest: who changed, who looked, who left and what was forgotten. */
export interface Upkeep {
  /** By participant, when they said goodbye, in milliseconds since the epoch. */
  readonly leaving: Map<string, number>
  /** By participant, oldest first. */
  readonly histories: Map<string, readonly Change[]>
  /** By participant, oldest first. */
  readonly sent: Map<string, readonly Sent[]>
  /** Oldest first. */
  views: View[]
  /** By day and who searched, oldest first. */
  searches: ReadonlyMap<string, Searched>
  releases: readonly Release[]
  /** Oldest first. */
  proofs: readonly Proof[]
  readonly failing: FailingPhones
  /** UTC days on which texts were received whose key is kept. */
  readonly days: Set<string>
}

/** Nothing to answer for. */
export const emptyUpkeep = (): Upkeep => ({
  leaving: new Map(),
  histories: new Map(),
  sent: new Map(),
  views: [],
  searches: new Map(),
  releases: [],
  proofs: [],
  failing: new Map(),
  days: new Set(),
})
