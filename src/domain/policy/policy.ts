import type { State } from '../state.ts'
import { type Rules, shipped } from './rules.ts'
import type { WrongNumber } from './wrong-numbers.ts'

/** A version of the policy that a coordinator saved. */
export interface SavedPolicy {
  /** 1 for the first; as shipped is 0. */
  readonly version: number
  readonly rules: Rules
  /** The account. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** That somebody rang a verified number and it was the right one. */
export interface NumberTest {
  readonly number: string
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/**
 * What is kept of the policy: the newest version, the one before it, the last test of each number
 * and what proved to be wrong.
 */
export interface PolicyState {
  saved: SavedPolicy | undefined
  before: SavedPolicy | undefined
  readonly tests: Map<string, NumberTest>
  /** Numbers that proved to be wrong and were not tested since. */
  readonly wrong: Map<string, WrongNumber>
}

export type PolicyFact =
  | { readonly type: 'policy.saved'; readonly policy: SavedPolicy }
  | { readonly type: 'policy.number-tested'; readonly test: NumberTest }
  | { readonly type: 'policy.number-wrong'; readonly wrong: WrongNumber }

/** Nothing saved, nothing tested. */
export const emptyPolicy = (): PolicyState => ({
  saved: undefined,
  before: undefined,
  tests: new Map(),
  wrong: new Map(),
})

/** Applies one fact to the policy. */
export function foldPolicy(policy: PolicyState, fact: PolicyFact): void {
  switch (fact.type) {
    case 'policy.saved':
      policy.before = policy.saved
      policy.saved = fact.policy
      return
    case 'policy.number-tested':
      policy.tests.set(fact.test.number, fact.test)
      policy.wrong.delete(fact.test.number)
      return
    case 'policy.number-wrong':
      policy.wrong.set(fact.wrong.number, fact.wrong)
  }
}

/** The policy as facts that give it back. */
export function* policyFacts({ saved, before, tests, wrong }: PolicyState): Iterable<PolicyFact> {
  if (before) yield { type: 'policy.saved', policy: before }
  if (saved) yield { type: 'policy.saved', policy: saved }
  for (const test of tests.values()) yield { type: 'policy.number-tested', test }
  for (const one of wrong.values()) yield { type: 'policy.number-wrong', wrong: one }
}

/** The rules that count at this moment; what a saved version does not know yet is as shipped. */
export const rulesOf = ({ policy }: Pick<State, 'policy'>): Rules =>
  policy.saved ? { ...shipped, ...policy.saved.rules } : shipped

/** The version of the rules that count; 0 as shipped. */
export const policyVersion = ({ policy }: Pick<State, 'policy'>): number =>
  policy.saved?.version ?? 0
