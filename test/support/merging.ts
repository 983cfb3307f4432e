import type { Fact } from '../../src/domain/facts.ts'
import { joined, phonesAfter, withOwnIds } from '../../src/domain/merge/join.ts'
import type { Participant } from '../../src/domain/participant.ts'

/** Two records become one, as the counter does it. */
export function mergeFacts(before: Participant, gone: Participant, at: number): readonly Fact[] {
  const participant = withOwnIds(joined(before, gone, {}))
  const [from, into] = [gone.id, before.id]
  const phones = phonesAfter(gone, participant)
  return [
    { type: 'participant.saved', participant, source: 'merge' },
    { type: 'participants.merged', merge: { from, into, at, undo: { before, gone }, phones } },
  ]
}
