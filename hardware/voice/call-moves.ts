import type { Heard } from './call-outcome.ts'
import {
  type CallDeed,
  type CallEnd,
  type CallMove,
  type CallPhase,
  type CallState,
  guardMs,
} from './call-state.ts'

/** Twice the sound and a minute, or this. */
const leastWatchdogMs = 150_000
const ranks: readonly Heard[] = ['nothing', 'connected', 'partly', 'played', 'confirmed']

/** Nothing changes, but for these. */
export const stay = (
  state: CallState,
  changes: Partial<CallState> = {},
  deeds: readonly CallDeed[] = [],
): CallMove => ({ state: { ...state, ...changes }, deeds })

/** The same, and `deeds` after those of the move before. */
export const also = (
  { state, deeds }: CallMove,
  next: (state: CallState) => CallMove,
): CallMove => {
  const after = next(state)
  return { state: after.state, deeds: [...deeds, ...after.deeds] }
}

/** Sets the guard of the phase it is in. */
export function guarded(state: CallState, ms: number): CallMove {
  const turn = state.turn + 1
  return stay(state, { turn }, [{ kind: 'guard', turn, ms }])
}

/** Goes to a phase that may last `ms`. */
export const enter = (state: CallState, phase: CallPhase, ms: number): CallMove =>
  guarded({ ...state, phase, unlisted: 0, isSaidOver: false, hint: undefined }, ms)

/** Tells a step, once. */
export function tell(state: CallState, step: CallDeed & { kind: 'tell' }): CallMove {
  const { kind } = step.step
  if (kind === 'key') return stay(state, {}, [step])
  if (state.told.includes(kind)) return stay(state)
  return stay(state, { told: [...state.told, kind] }, [step])
}

/** What was heard is never less than before. */
export const raised = (state: CallState, heard: Heard): CallState =>
  ranks.indexOf(heard) > ranks.indexOf(state.heard) ? { ...state, heard } : state

/** How long the whole of a call may last. */
export const watchdogMs = (soundSeconds: number): number =>
  Math.max(leastWatchdogMs, soundSeconds * 2_000 + 60_000)

/** Hangs up, also what the other side hung up: only the modem's list says that it is over. */
export const finish = (state: CallState, end: CallEnd): CallMove =>
  also(enter(state, 'hanging-up', guardMs.hangingUp), (next) =>
    stay(next, { end }, [{ kind: 'hang-up' }]),
  )

/** It is over: nothing is done any more. */
export const ended = (state: CallState, changes: Partial<CallState> = {}): CallMove =>
  stay(state, { ...changes, phase: 'ended' }, [{ kind: 'end' }])
