import type { Fact } from '../facts.ts'
import { holderOf, type Participant, type Phone } from '../participant.ts'
import { isOver } from '../retention.ts'
import type { Change } from '../upkeep.ts'

/** Two records of one person that were made one. */
export interface Merge {
  /** The record that went, and the one that stayed. */
  readonly from: string
  readonly into: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** By phone id of the one that went, the id that has its number: deliveries go on naming the first. */
  readonly phones: Readonly<Record<string, string>>
  /** Both as they were, as long as it can be undone; sealed under a key of its own. */
  readonly undo?: { readonly before: Participant; readonly gone: Participant }
}

/** What becomes of records that may be of one person. */
export type MergeFact =
  | {
      readonly type: 'participants.merged'
      readonly merge: Merge
      /** Snapshot only: what became of the one that went. */
      readonly history?: readonly Change[]
    }
  /** It was undone; both are saved again by the facts beside this one. */
  | { readonly type: 'participants.parted'; readonly from: string }
  /** It stays: it is past its term. */
  | { readonly type: 'participants.settled'; readonly from: string }
  /** Two that look alike are not one person. */
  | { readonly type: 'participants.told-apart'; readonly pair: readonly [string, string] }

/** Whether a fact is one of those. */
export const isAboutDoubles = (fact: { readonly type: string }): fact is MergeFact =>
  /^participants\.(merged|parted|settled|told-apart)$/.test(fact.type)

/** What is known of doubles. */
export interface Merges {
  /** By the id that went. */
  readonly byId: Map<string, Merge>
  /** Pairs that are two people, as `pairKey` has them. */
  readonly apart: Set<string>
}

/** Nobody was entered twice, as far as anybody knows. */
export const emptyMerges = (): Merges => ({ byId: new Map(), apart: new Set() })

/** A pair, whichever of the two comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

type People = ReadonlyMap<string, Participant>

/**
 * The participant and phone behind an opaque phone id (`participantId:n`), also of a record that went
 * into another; undefined when erased.
 */
export function phoneById(
  { participants, merges }: { readonly participants: People; readonly merges: Merges },
  phoneId: string,
): { readonly participant: Participant; readonly phone: Phone } | undefined {
  const person = holderOf(phoneId)
  const participant = participants.get(person)
  const merge = participant ? undefined : merges.byId.get(person)
  if (merge) return phoneById({ participants, merges }, merge.phones[phoneId] ?? '')
  const phone = participant?.phones.find(({ id }) => id === phoneId)
  return participant && phone ? { participant, phone } : undefined
}

/** The records that somebody's was made of: their own, and what went into it. */
export const idsOf = (byId: Merges['byId'], id: string): readonly string[] => [
  id,
  ...[...byId.values()].flatMap(({ into, from }) => (into === id ? idsOf(byId, from) : [])),
]

/** The record that somebody's is by now: another one when theirs went into that. */
export function recordNow(merges: Pick<Merges, 'byId'>, id: string): string {
  const merge = merges.byId.get(id)
  return merge ? recordNow(merges, merge.into) : id
}

/** The merges into a record that can be undone, the newest first. */
export const undoable = ({ byId }: Merges, id: string): readonly Merge[] =>
  [...byId.values()].filter(({ into, undo }) => into === id && undo).reverse()

/** Applies a fact about doubles, but for what is joined of what is kept about them. */
export function foldMerge({ byId, apart }: Merges, fact: MergeFact): void {
  switch (fact.type) {
    case 'participants.merged':
      byId.set(fact.merge.from, fact.merge)
      return
    case 'participants.parted':
      byId.delete(fact.from)
      return
    case 'participants.settled':
      return settle(byId, fact.from)
    case 'participants.told-apart':
      apart.add(pairKey(...fact.pair))
  }
}

function settle(byId: Merges['byId'], id: string): void {
  const { undo: _, ...merge } = byId.get(id) ?? {}
  if ('from' in merge) byId.set(id, merge as Merge)
}

/** The record changed: what was merged into it before cannot be taken apart any more. */
export function settleMerges(merges: Merges, id: string): void {
  for (const { from } of undoable(merges, id)) settle(merges.byId, from)
}

/** Under what name the key is kept of what would undo a merge. */
export const mergeKey = (from: string): string => `merge ${from}`

/** Whose keys go when this fact counts; asked before it is applied. */
export function mergesGoneWith(merges: Merges, fact: Fact): readonly string[] {
  if (fact.type === 'participant.erased') return idsOf(merges.byId, fact.id).map(mergeKey)
  if (fact.type !== 'participant.saved' || fact.source === 'snapshot') return []
  return undoable(merges, fact.participant.id).map(({ from }) => mergeKey(from))
}

/** What can be undone no more, as the facts that end it. */
export const settledBy = ({ byId }: Merges, now: number): readonly Fact[] =>
  [...byId.values()]
    .filter(({ undo, at }) => undo && isOver('merges', at, now))
    .map(({ from }): Fact => ({ type: 'participants.settled', from }))

/** Somebody is erased, and what went into their record with them. */
export function forgetMerges(merges: Merges, id: string): readonly string[] {
  const ids = idsOf(merges.byId, id)
  for (const one of ids) merges.byId.delete(one)
  const isGone = (key: string) => key.split(' ').some((one) => ids.includes(one))
  for (const key of merges.apart) if (isGone(key)) merges.apart.delete(key)
  return ids
}

/** All of it as facts that give it back. */
export function* mergeFacts(
  { byId, apart }: Merges,
  histories: ReadonlyMap<string, readonly Change[]>,
): Iterable<MergeFact> {
  for (const merge of byId.values()) {
    const history = histories.get(merge.from)
    yield { type: 'participants.merged', merge, ...(history ? { history } : {}) }
  }
  for (const key of apart) {
    const [a = '', b = ''] = key.split(' ')
    yield { type: 'participants.told-apart', pair: [a, b] }
  }
}
