import type { LifeFact } from './facts.ts'
import { forgetWriters } from './replies/reply.ts'
import type { State } from './state.ts'

/** What is kept beside an action goes with its words, or with the phones that it went to. */
export function foldForgotten(
  { confided, replies }: Pick<State, 'confided' | 'replies'>,
  { action, what }: Extract<LifeFact, { type: 'action.forgotten' }>,
): void {
  if (what === 'descriptions') confided.delete(action)
  else forgetWriters(replies, action)
}
