import type { Store } from '../../src/store/store.ts'

/** Of the event loop, without a write: nothing that had begun goes on. */
const turnsOfRest = 4

/**
 * The store as plain functions, so that one of them can be another; and when it rests. What has
 * begun may write once more after each thing it wrote, and finds the file closed when nobody waits.
 */
export function watched(store: Store): { store: Store; rest: () => Promise<void> } {
  const writing = new Set<Promise<void>>()
  const append: Store['append'] = (facts, by) => {
    const written = store.append(facts, by)
    writing.add(written)
    const done = () => void writing.delete(written)
    written.then(done, done)
    return written
  }
  const rest = async () => {
    for (let turns = 0; turns < turnsOfRest; turns += 1) {
      if (writing.size > 0) turns = 0
      await Promise.allSettled(writing)
      await new Promise(setImmediate)
    }
  }
  const { state, register } = store
  const others = {
    compact: () => store.compact(),
    lastFactAt: () => store.lastFactAt(),
    disk: () => store.disk(),
    close: () => store.close(),
  }
  return { store: { state, register, append, ...others }, rest }
}
