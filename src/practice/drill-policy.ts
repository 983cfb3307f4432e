import { type PolicyFact, policyFacts, policyVersion, rulesOf } from '../domain/policy/policy.ts'
import type { State } from '../domain/state.ts'

/** Never asked. */
const never = 1

/** The policy that counts outside; but a few who are made up need nobody's reason to be alerted. */
export function practisedPolicy(state: Pick<State, 'policy'>): readonly PolicyFact[] {
  const { policy } = state
  const rules = { ...rulesOf(state), fewPeople: never }
  const before = policy.saved ?? { by: 'practice', at: new Date(0).toISOString() }
  const saved = { ...before, version: policyVersion(state), rules }
  return [...policyFacts({ ...policy, saved })]
}
