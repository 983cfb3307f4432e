import type { Actor } from './accounts.ts'
import { isOver } from './retention.ts'

/** Somebody searched the participants and saw some of them: how many, never the words or whom. */
export interface SearchedFact {
  readonly type: 'participants.searched'
  readonly shown: number
}

/** What one person or program searched on one UTC day: a year of it is a few thousand lines. */
export interface Searched {
  /** `2026-11-24`. */
  readonly day: string
  readonly by: Actor
  readonly searches: number
  /** People in the results, counted again each time they were shown. */
  readonly shown: number
}

const keyOf = ({ day, by }: Pick<Searched, 'day' | 'by'>): string => `${day} ${by.kind} ${by.id}`

/** Days of searching with one search more; oldest first. */
export function withSearch(
  all: ReadonlyMap<string, Searched>,
  { shown }: SearchedFact,
  { at, by }: { readonly at: number; readonly by: Actor },
): ReadonlyMap<string, Searched> {
  const day = new Date(at).toISOString().slice(0, 10)
  const key = keyOf({ day, by })
  const before = all.get(key) ?? { searches: 0, shown: 0 }
  const sum = { searches: before.searches + 1, shown: before.shown + shown }
  return new Map(all).set(key, { day, by, ...sum })
}

/** As a snapshot has them. */
export const searchesOf = (all: readonly Searched[]): ReadonlyMap<string, Searched> =>
  new Map(all.map((one) => [keyOf(one), one]))

/** What is past the term of views at a moment. */
export const isSearchOver = ({ day }: Searched, now: number): boolean =>
  isOver('views', Date.parse(day), now)
