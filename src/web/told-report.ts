import type { Action } from '../domain/action.ts'
import { smallest } from '../domain/small-numbers.ts'
import type { State } from '../domain/state.ts'
import { type Told, toldIfAny } from './in-fives.ts'

/** How much was told while an action ran and just after, and when; never what, or by whom. */
export interface ToldReport {
  readonly replies: Told
  /** People who had the one answer. */
  readonly answered: Told
  /** ISO 8601; of fewer than five not told. */
  readonly first?: string
  readonly last?: string
  /** Tips that somebody wrote down; they are our own, so they are counted as they are. */
  readonly tips: number
  readonly passedOn: number
}

/** Counts and times that stay when the words are forgotten. */
export function toldReport(
  { replies }: Pick<State, 'replies'>,
  { id, deeds = [] }: Action,
): ToldReport {
  const known = replies.get(id) ?? []
  const [first, last] = [known[0]?.at, known.at(-1)?.at]
  const isMany = known.length >= smallest && first !== undefined && last !== undefined
  const passed = deeds.filter(({ what }) => what === 'tip-passed')
  return {
    replies: toldIfAny(known.length),
    answered: toldIfAny(known.filter(({ isAnswered }) => isAnswered).length),
    ...(isMany ? { first: new Date(first).toISOString(), last: new Date(last).toISOString() } : {}),
    tips: deeds.filter(({ what }) => what === 'tip').length,
    passedOn: new Set(passed.map(({ n }) => n)).size,
  }
}
