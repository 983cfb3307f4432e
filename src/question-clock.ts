import type { Log } from './dispatch/ports.ts'
import { clockIsCredible } from './domain/schedule.ts'
import type { Membership } from './membership/membership.ts'
import type { Store } from './store/store.ts'

const askEveryMs = 10 * 60 * 1000

/**
 * Asks whether addresses are still right, and phones those of who was entered with them, some at a
 * time, until it is stopped.
 */
export function startQuestions(
  { questions, askDue }: Membership,
  store: Store,
  { now, log }: { readonly now: () => number; readonly log: Log },
): () => void {
  const ask = (): void => {
    if (!clockIsCredible(now(), store.lastFactAt())) return
    for (const [id, facts] of [
      ['yearly-question', questions()],
      ['confirm-phones', askDue()],
    ] as const) {
      if (facts.length === 0) continue
      store
        .append(facts, { kind: 'scheduler', id })
        .catch((error: unknown) => log('warn', 'question-not-asked', { error: String(error) }))
    }
  }
  const timer = setInterval(ask, askEveryMs).unref()
  return () => clearInterval(timer)
}
