import type { PhaseView } from '../dispatch/action-view.ts'
import type { Fates } from './in-fives.ts'

/** What became of the messages of a phase. */
export function fatesOf({ counts }: Pick<PhaseView, 'counts'>): Fates {
  const { selected, delivered, failed, dropped } = counts
  return {
    ...{ selected, delivered, dropped, lost: failed, sent: counts.accepted + delivered },
    waiting: counts.queued + counts.sending + counts.inDoubt,
  }
}
