import { actionFacts } from './action-snapshot.ts'
import { askingFacts } from './asking/asking.ts'
import { borderFacts } from './border/border.ts'
import { deskFacts } from './desk-fold.ts'
import { drillFacts } from './drill/drill.ts'
import type { Fact } from './facts.ts'
import { confidedFacts } from './gate/confided.ts'
import { guessFacts } from './guesses/guesses.ts'
import { importFacts } from './imports.ts'
import { mergeFacts } from './merge/merge.ts'
import { noticeFacts } from './notice.ts'
import { policyFacts } from './policy/policy.ts'
import { previewFacts } from './previews/previews.ts'
import { requestFacts } from './request.ts'
import { isOver } from './retention.ts'
import type { State } from './state.ts'
import { personFacts, upkeepFact } from './upkeep-facts.ts'

/**
 * The state as facts that give it back. Actions, imports, what is pending, what was set last and
 * before, views and proofs come first, in one go at the first `next()`, because their facts do not
 * bear being folded twice; the rest may be read while it changes.
 */
export function* snapshotFacts(state: State, now: number): Iterable<Fact> {
  yield* [
    ...actionFacts(state.actions),
    ...importFacts(state.imports),
    ...mergeFacts(state.merges, state.upkeep.histories),
    ...pendingFacts(state),
    ...policyFacts(state.policy),
    ...borderFacts(state.border),
    ...confidedFacts(state.confided),
    ...drillFacts(state.drills),
    ...previewFacts(state.previews),
    ...guessFacts(state.guesses),
    ...askingFacts(state.asking),
    upkeepFact(state),
  ]
  for (const account of state.accounts.values()) yield { type: 'account.saved', account }
  for (const token of state.tokens.values()) yield { type: 'token.saved', token }
  for (const session of state.sessions.values()) {
    if (session.expiresAt > now) yield { type: 'session.saved', session }
  }
  if (state.areas.size > 0) yield { type: 'areas.replaced', areas: [...state.areas.values()] }
  for (const [key, value] of state.memories) yield { type: 'modem.remembered', key, value }
  for (const kept of state.answers.values()) {
    if (!isOver('answers', kept.at, now)) yield { type: 'answer.kept', kept }
  }
  yield* personFacts(state)
  for (const incoming of state.incoming.values()) yield { type: 'incoming.received', incoming }
  yield* deskFacts(state)
}

function* pendingFacts({ notices, requests }: State): Iterable<Fact> {
  for (const pending of notices.values()) yield* noticeFacts(pending)
  for (const pending of requests.values()) yield* requestFacts(pending)
}
