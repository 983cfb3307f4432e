import { type Lesson, simReason } from '../lessons.ts'
import type { CallReport } from './call-report.ts'

/**
 * What a call asks of its modem. Whether the network takes messages is not learned from calls: it
 * may take the one and refuse the other.
 */
export function lessonOfCall({ outcome, isSick, worn }: CallReport): Lesson {
  if (isSick) return { kind: 'sick' }
  if (worn !== 'no') return { kind: worn === 'reset' ? 'worn' : 'sick' }
  if (outcome.kind === 'ended' || outcome.kind === 'in-doubt') return { kind: 'none' }
  if (outcome.kind === 'not-dialled')
    return { kind: outcome.error.code === 'at-timeout' ? 'sick' : 'none' }
  if (outcome.failure === 'sim') return { kind: 'park', reason: simReason(outcome.error.answer) }
  return { kind: outcome.failure === 'sick' ? 'sick' : 'none' }
}
