import type { LifeFact } from './action-facts.ts'
import { forgetWriters } from './replies/reply.ts'
import type { State } from './state.ts'

/** What is kept beside an action goes with its words, or with the phones that it went to. */
export function foldForgotten(
  { confided, replies, duty }: Pick<State, 'confided' | 'replies' | 'duty'>,
  { action, what }: Extract<LifeFact, { type: 'action.forgotten' }>,
): void {
  if (what === 'recipients') return forgetWriters(replies, action)
  confided.delete(action)
  duty.alarms.delete(action)
}
