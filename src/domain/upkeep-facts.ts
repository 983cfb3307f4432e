import type { Fact } from './facts.ts'
import type { State } from './state.ts'

/** What is kept to answer for the rest, as the fact of a snapshot that gives it back. */
export function upkeepFact({ upkeep }: State): Fact {
  const { views, searches, failing, sent, releases, proofs, days } = upkeep
  const told = { views: [...views], sent: [...sent], days: [...days] }
  const searched = searches.size > 0 ? { searches: [...searches.values()] } : {}
  const failed = failing.size > 0 ? { failing: [...failing] } : {}
  return { type: 'upkeep.restored', ...told, ...searched, ...failed, releases, proofs }
}

/** Everybody, each with what became of their record. */
export function* personFacts({ participants, upkeep }: State): Iterable<Fact> {
  for (const participant of participants.values()) {
    const history = upkeep.histories.get(participant.id)
    const before = history ? { history } : {}
    yield { type: 'participant.saved', participant, source: 'snapshot', ...before }
  }
}
