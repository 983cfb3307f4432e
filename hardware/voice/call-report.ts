import { type FailureClass, ModemError } from '../errors.ts'
import { failureOf } from '../failures.ts'
import type { CallErrand, CallResult } from './call-errand.ts'
import type { CallOutcome } from './call-outcome.ts'
import type { Phone } from './phone.ts'

/** What a call leaves to learn beside its outcome. */
export interface CallReport {
  readonly outcome: CallOutcome
  /** It could not be hung up. */
  readonly isSick: boolean
  /** Its sound is worn: `reset` when nothing but a reset mends that. */
  readonly worn: 'no' | 'yes' | 'reset'
  readonly isVolte: boolean | undefined
  /** Somebody called us. */
  readonly isIncoming: boolean
}

/** The report of a call that was begun. */
export const reportOf = (
  result: CallResult,
  { phone, direction }: Pick<CallErrand, 'phone' | 'direction'>,
): CallReport => ({
  outcome: outcomeOf(result),
  isSick: result.state.isSick,
  worn: wornOf(phone),
  isVolte: result.isVolte,
  isIncoming: direction === 'in',
})

/** The report of a call that was not begun; anything but a ModemError is the caller's own refusal. */
export const unbegun = (thrown: unknown, phone?: Phone): CallReport => ({
  outcome: { kind: 'not-dialled', error: withdrawn(thrown) },
  isSick: false,
  worn: phone ? wornOf(phone) : 'no',
  isVolte: undefined,
  isIncoming: false,
})

function wornOf({ path, mustResetWorn }: Phone): CallReport['worn'] {
  if (!path.isWorn()) return 'no'
  return mustResetWorn ? 'reset' : 'yes'
}

const withdrawn = (thrown: unknown): ModemError =>
  thrown instanceof ModemError
    ? thrown
    : new ModemError('withdrawn', 'the call was not allowed to begin', { cause: thrown })

/** What is told of a call that came this far. */
function outcomeOf({ state, seconds, refusal }: CallResult): CallOutcome {
  const error = refusal === undefined ? gone() : withdrawn(refusal)
  if (!state.isWritten) return { kind: 'not-dialled', error }
  if (state.isLost) return { kind: 'in-doubt', heard: state.heard, error }
  const isRefused = error.code === 'at-rejected' && error.answer?.word === undefined
  if (refusal !== undefined && isRefused)
    return { kind: 'refused', failure: refusedAs(failureOf(error)), error }
  const { cause, code } = state.end ?? { cause: 'unknown' as const, code: undefined }
  const { heard, keys, isPossiblyVoicemail } = state
  const said = code === undefined ? {} : { code }
  return { kind: 'ended', cause, heard, keys, isPossiblyVoicemail, ...said, seconds }
}

const gone = (): ModemError => new ModemError('port-closed', 'the port went during a call')

/** A number that was not taken rang at nobody's: in doubt is no answer here. */
const refusedAs = (failure: FailureClass): Exclude<FailureClass, 'accepted' | 'unknown'> =>
  failure === 'accepted' || failure === 'unknown' ? 'retry' : failure
