import { dayOf, type Fact, type Incoming } from './facts.ts'
import { heldGoodbyes } from './goodbyes.ts'
import { settledBy } from './merge/merge.ts'
import { unansweredPresses } from './presses/press.ts'
import { overPreviews } from './previews/previews.ts'
import { isOver } from './retention.ts'
import { isSearchOver } from './searches.ts'
import type { State } from './state.ts'
import type { Forgotten } from './upkeep.ts'

/** What is past its term, as the facts that end it. */
export interface Overdue {
  readonly facts: readonly Fact[]
  /** By term, how many; nothing where it is none. */
  readonly counts: Forgotten
}

type Found = readonly [what: keyof Forgotten, facts: readonly Fact[], count?: number]

/**
 * Everything in the state that is past its term. Folding the facts makes a second look find nothing,
 * so a run that a crash cut off is simply done again.
 */
export function overdue(state: State, now: number): Overdue {
  const found: readonly Found[] = [
    ['goodbye', goneForGood(state, now)],
    texts(state, now),
    ['descriptions', closedFor(state, now, 'descriptions')],
    ['addresses', addresses(state, now)],
    ['recipients', closedFor(state, now, 'recipients')],
    tipsOf(state, now),
    ['merges', settledBy(state.merges, now)],
    ['presses', unansweredPresses(state.presses, now)],
    [
      'notices',
      [],
      [...state.upkeep.sent.values()].flat().filter(({ at }) => isOver('notices', at, now)).length,
    ],
    ['views', [], looks(state, now)],
    ['proofs', [], state.upkeep.proofs.filter(({ at }) => isOver('proofs', at, now)).length],
  ]
  const counts = found
    .map(([what, facts, count]) => [what, count ?? facts.length] as const)
    .filter(([, count]) => count > 0)
  const facts = [...found.flatMap(([, ended]) => ended), ...unanswered(state, now)]
  return { facts, counts: Object.fromEntries(counts) }
}

/** Views of a record, days on which somebody searched, and looks at how many take part where. */
const looks = ({ upkeep: { views, searches }, previews }: State, now: number): number =>
  overPreviews(previews, now) +
  views.filter(({ at }) => isOver('views', at, now)).length +
  [...searches.values()].filter((search) => isSearchOver(search, now)).length

/** Codes that nobody sent back in time. */
const unanswered = ({ requests }: State, now: number): readonly Fact[] =>
  [...requests.values()]
    .filter(({ request }) => now > request.expiresAt)
    .map(({ request: { id } }): Fact => ({ type: 'request.ended', id, end: 'expired' }))

/** Who left, and did not come back in time, unless so many left at once that it is not believed. */
function goneForGood({ upkeep, participants }: State, now: number): readonly Fact[] {
  const held = new Set(heldGoodbyes(upkeep.leaving, participants.size, upkeep.releases)?.ids)
  return [...upkeep.leaving]
    .filter(([id, at]) => isOver('goodbye', at, now) && !held.has(id))
    .map(([id]): Fact => ({ type: 'participant.erased', id }))
}

/** What was received on one day shares a key and goes as one, with the oldest of it. */
function texts({ incoming, upkeep }: State, now: number): Found {
  const days = [...upkeep.days].filter((day) => isDayOver(day, incoming.values(), now))
  const gone = [...incoming.values()].filter(({ receivedAt }) => days.includes(dayOf(receivedAt)))
  const facts = days.map((day): Fact => ({ type: 'incoming.expired', day }))
  return ['texts', facts, gone.length]
}

function isDayOver(day: string, incoming: Iterable<Incoming>, now: number): boolean {
  const times = [...incoming].map(({ receivedAt }) => receivedAt).filter((at) => dayOf(at) === day)
  const first = times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : Date.parse(day)
  return isOver('texts', first, now)
}

/** Those of one action share a key and go as one. */
function tipsOf({ tips, actions }: State, now: number): Found {
  const over = [...tips.byAction.keys()].filter((id) => {
    const closedAt = actions.byId.get(id)?.closedAt
    return closedAt !== undefined && isOver('tips', Date.parse(closedAt), now)
  })
  const count = over.reduce((sum, id) => sum + (tips.byAction.get(id)?.length ?? 0), 0)
  return ['tips', over.map((action): Fact => ({ type: 'tips.forgotten', action })), count]
}

function closedFor(
  { actions }: State,
  now: number,
  what: 'descriptions' | 'recipients',
): readonly Fact[] {
  return [...actions.byId.values()]
    .filter(({ isWordless, isNameless }) => !(what === 'descriptions' ? isWordless : isNameless))
    .filter(({ kind }) => what !== 'descriptions' || kind !== 'aed')
    .filter(({ closedAt }) => closedAt !== undefined && isOver(what, Date.parse(closedAt), now))
    .map(({ id }): Fact => ({ type: 'action.forgotten', action: id, what }))
}

/** Where somebody was helped is gone within a day of the call (domain.md 5, scenario 7). */
const addresses = ({ actions }: State, now: number): readonly Fact[] =>
  [...actions.byId.values()]
    .filter(({ kind, closedAt, isWordless }) => kind === 'aed' && closedAt && !isWordless)
    .filter(({ startedAt }) => isOver('addresses', Date.parse(startedAt), now))
    .map(({ id }): Fact => ({ type: 'action.forgotten', action: id, what: 'descriptions' }))
