import type { AccessFact, Fact } from './facts.ts'
import type { State } from './state.ts'

/** Whether a fact is about who may come in, or who is in. */
export const isAboutAccess = (fact: Fact): fact is AccessFact =>
  /^(account|token|session|log)/.test(fact.type)

/** Applies one of those. */
export function foldAccess(state: State, fact: AccessFact): void {
  if (fact.type === 'account.saved') state.accounts.set(fact.account.id, fact.account)
  if (fact.type === 'token.saved') state.tokens.set(fact.token.id, fact.token)
  if (fact.type === 'session.saved') state.sessions.set(fact.session.id, fact.session)
  if (fact.type === 'session.ended') state.sessions.delete(fact.id)
}
