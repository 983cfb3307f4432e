import { RefusedError } from '../errors.ts'
import type { State } from '../state.ts'
import { type PolicyFact, policyVersion } from './policy.ts'
import type { Rules } from './rules.ts'

/** Who saves it, and which version they looked at. */
export interface Saving {
  /** The account. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  readonly version: string
}

/** The next version of the policy; refuses to write over one that nobody looked at. */
export function savedRules(
  state: Pick<State, 'policy'>,
  rules: Rules,
  { version, ...by }: Saving,
): PolicyFact {
  const last = policyVersion(state)
  if (version !== String(last)) throw new RefusedError('policy-changed-since')
  return { type: 'policy.saved', policy: { version: last + 1, rules, ...by } }
}
