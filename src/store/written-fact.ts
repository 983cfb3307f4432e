import type { Fact } from '../domain/facts.ts'
import { mergeKey } from '../domain/merge/merge.ts'
import { pressKey } from '../domain/presses/press.ts'
import { tipsKey } from '../domain/tips/tip.ts'
import type { Change } from '../domain/upkeep.ts'
import { unsealedNames } from './unsealed-names.ts'

type Sealing =
  | 'participant.saved'
  | 'participant.imported'
  | 'participants.merged'
  | 'incoming.received'
  | 'notice.queued'
  | 'request.made'
  | 'tip.logged'
  | 'action.confided'
  | 'duty.phone-kept'
  | 'own-phone.kept'
  | 'press.made'

interface Sealed<T extends Sealing> {
  readonly type: T
  readonly id: string
  readonly slot: number
  readonly sealed: string
}

/** A fact as it is written: what is personal is sealed, the rest is plain. */
export type WrittenFact =
  | Exclude<Fact, { type: Sealing | 'upkeep.restored' }>
  | WrittenUpkeep
  | (Sealed<'participant.saved'> & {
      readonly source: string
      readonly history?: readonly Change[]
    })
  | (Sealed<'participant.imported'> & { readonly import: string })
  | (Sealed<'participants.merged'> & Omit<Merged, 'type'>)
  | Merged
  | (Sealed<'incoming.received'> & { readonly day: string; readonly fingerprint: string })
  | Sealed<'notice.queued'>
  | Sealed<'request.made'>
  | (Sealed<'tip.logged'> & { readonly action: string })
  | Sealed<'action.confided'>
  | Sealed<'duty.phone-kept'>
  | Sealed<'own-phone.kept'>
  | Sealed<'press.made'>

/** What went into another record; sealed is what would undo it, as long as that can be. */
type Merged = Extract<Fact, { type: 'participants.merged' }>

export type Restored = Extract<Fact, { type: 'upkeep.restored' }>

/** A day whose texts are all gone has no fact of its own that says where its key is. */
export interface WrittenUpkeep extends Restored {
  readonly slots: readonly (readonly [day: string, slot: number])[]
}

/** What makes one key go. */
type Erasing = Extract<
  Fact,
  {
    type:
      | 'participant.erased'
      | 'participants.merged'
      | 'participants.parted'
      | 'participants.settled'
      | 'incoming.expired'
      | 'notice.ended'
      | 'request.ended'
      | 'action.forgotten'
      | 'tips.forgotten'
      | 'duty.phone-dropped'
      | 'own-phone.dropped'
      | 'press.ended'
  }
>

const isErasing = (fact: Fact | WrittenFact): fact is Erasing =>
  fact.type === 'participant.erased' ||
  fact.type === 'participants.merged' ||
  fact.type === 'participants.parted' ||
  fact.type === 'participants.settled' ||
  fact.type === 'incoming.expired' ||
  fact.type === 'notice.ended' ||
  fact.type === 'request.ended' ||
  fact.type === 'duty.phone-dropped' ||
  fact.type === 'own-phone.dropped' ||
  fact.type === 'press.ended' ||
  fact.type === 'tips.forgotten' ||
  (fact.type === 'action.forgotten' && fact.what === 'descriptions')

/**
 * Under what name a fact's key is kept; what is written under it later is not erased with it. A
 * person, a notice, a request, a press and an action's confidences have one each; what is received
 * on one day shares one, and so do the tips of one action.
 */
export function keptUnder(fact: WrittenFact): string | undefined {
  if (fact.type === 'incoming.received') return fact.day
  if (fact.type === 'tip.logged') return tipsKey(fact.action)
  if (fact.type === 'participants.merged') return mergeKey(fact.merge.from)
  if (fact.type === 'press.made') return pressKey(fact.id)
  return isSealed(fact) ? fact.id : undefined
}

/** Whose key goes with this fact, when it is one alone. */
export function erasedBy(fact: Fact): string | undefined {
  if (!isErasing(fact)) return undefined
  if (fact.type === 'participants.merged') return fact.merge.from
  if (fact.type === 'participants.parted' || fact.type === 'participants.settled') {
    return mergeKey(fact.from)
  }
  if (fact.type === 'tips.forgotten') return tipsKey(fact.action)
  if (fact.type === 'action.forgotten') return fact.action
  if (fact.type === 'press.ended') return pressKey(fact.id)
  return fact.type === 'incoming.expired' ? fact.day : fact.id
}

type SealedFact = Extract<WrittenFact, { sealed: string }>

const said = (fact: WrittenFact, name: string): unknown =>
  (fact as unknown as Readonly<Record<string, unknown>>)[name]

/** What was sealed in a fact and is read already: `null` when its key was destroyed. */
export const unsealedIn = (fact: WrittenFact): unknown => said(fact, unsealedNames.held)

/** Which of the histories it has, that many may share. */
export const historyOf = (fact: WrittenFact): number | undefined =>
  said(fact, unsealedNames.history) as number | undefined

/** Whether it has to be opened, or was. Asked of every fact of a start: `in` takes much longer. */
export const isSealed = (fact: WrittenFact): fact is SealedFact =>
  said(fact, 'sealed') !== undefined || unsealedIn(fact) !== undefined
