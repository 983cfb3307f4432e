import { foldFact } from '../domain/fold.ts'
import { emptyState } from '../domain/state.ts'
import { registerOf } from '../store/register.ts'
import type { RegisterRow, Store } from '../store/store.ts'

/** A store that is nowhere but in memory, and gone with the drill. */
export function memoryStore(now: () => number, addresses: readonly RegisterRow[]): Store {
  const state = emptyState()
  let last = 0
  return {
    state,
    register: registerOf(addresses),
    append: async (facts, by) => {
      last = now()
      for (const fact of facts) foldFact(state, fact, last, by)
    },
    compact: async () => undefined,
    lastFactAt: () => last,
    disk: () => ({ freeBytes: Number.MAX_SAFE_INTEGER, isLow: false, hasReserve: true }),
    close: async () => undefined,
  }
}
