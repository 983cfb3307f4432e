import { type FailureClass, ModemError } from './errors.ts'
import type { SubmitOutcome } from './modem.ts'

/** What tells an outcome's kind: whether Ctrl-Z was written, and what the failures table says. */
export interface SubmissionCourse {
  readonly wasHandedOver: boolean
  /** Since the hand-over. */
  readonly seconds: number
  readonly failureOf: (error: ModemError) => FailureClass
  /** Called once, when the outcome is in doubt. */
  readonly expectLate: () => Promise<number | undefined>
}

/** The outcome of a submission that ended with `thrown` instead of TP-MR. */
export function outcomeOf(thrown: unknown, course: SubmissionCourse): SubmitOutcome {
  const error = asModemError(thrown)
  if (error.code === 'bad-text' || error.code === 'bad-pdu')
    return { kind: 'refused', failure: 'config', error }
  const wasAnswered = error.code === 'at-rejected'
  if (!course.wasHandedOver && !wasAnswered) return { kind: 'not-handed-over', error }
  const failure = wasAnswered ? course.failureOf(error) : 'unknown'
  if (failure === 'accepted')
    return { kind: 'accepted', messageReference: undefined, seconds: course.seconds }
  if (failure !== 'unknown') return { kind: 'refused', failure, error }
  if (!course.wasHandedOver) return { kind: 'refused', failure: 'retry', error }
  return { kind: 'in-doubt', error, late: course.expectLate() }
}

/** Anything but a ModemError is the caller's own refusal to go on. */
const asModemError = (thrown: unknown): ModemError =>
  thrown instanceof ModemError
    ? thrown
    : new ModemError('withdrawn', 'the submission was not allowed to begin', { cause: thrown })
