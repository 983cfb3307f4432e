import { also, ended, enter, finish, stay, tell, watchdogMs } from './call-moves.ts'
import type { Heard } from './call-outcome.ts'
import {
  type CallDeed,
  type CallEnd,
  type CallInput,
  type CallMove,
  type CallPhase,
  type CallState,
  guardMs,
} from './call-state.ts'
import { answered, awaitingBeep, listening, playing, settling } from './conversation.ts'

/** One phase's own rules. */
type Rules = (state: CallState, input: CallInput) => CallMove

/**
 * The whole of a call as a function: whatever happens in whatever order, it ends, and a call that
 * was dialled is hung up. Every phase has a guard that leads out of it, and a watchdog beside them
 * ends the call whichever phase it is in.
 */
export function advance(state: CallState, input: CallInput): CallMove {
  if (state.phase === 'ended') return stay(state)
  if (input.kind === 'lost') return ended(state, { isLost: true })
  if (state.phase === 'idle') return idle(state, input)
  if (input.kind === 'sounding' && state.sound !== 'opening') return stay(state)
  if (input.kind === 'play-ended') return phases[state.phase]({ ...state, isPlaying: false }, input)
  if (state.phase === 'hanging-up') return hangingUp(state, input)
  const isListed = input.kind === 'stage'
  const at = isListed ? { ...state, unlisted: 0, isSaidOver: false } : state
  return anywhere(at, input) ?? phases[state.phase](at, input)
}

const idle: Rules = (state, input) => {
  if (input.kind === 'stop') return ended(state)
  if (input.kind !== 'begin') return stay(state)
  const ms = watchdogMs(state.plan.soundSeconds)
  return also(enter(state, 'dialling', guardMs.dialling), (next) =>
    stay(next, {}, [{ kind: 'watchdog', ms }, { kind: 'dial' }]),
  )
}

/** What means the same in every phase of a call that is up. */
function anywhere(state: CallState, input: CallInput): CallMove | undefined {
  switch (input.kind) {
    case 'watchdog':
      return finish(state, { cause: 'too-long' })
    case 'stop':
      return finish(state, { cause: 'hung-up-by-us' })
    case 'refused':
      return finish(state, input.end)
    case 'over':
      return stay(state, saidOver(input.end), [{ kind: 'look' }])
    case 'unlisted':
      return unlisted(state)
    default:
      return undefined
  }
}

/**
 * Once is not enough where nothing was said of an end: a modem may need a moment to list what it
 * dials, and one spoilt line of its answer must not end a call that goes on.
 */
function unlisted(state: CallState): CallMove {
  if (state.isSaidOver || state.unlisted > 0)
    return finish(state, state.hint ?? { cause: causeAfter(state.heard), isAssumed: true })
  const again: readonly CallDeed[] = state.phase === 'dialling' ? [] : [{ kind: 'look' }]
  return stay(state, { unlisted: 1 }, again)
}

const saidOver = (end: CallEnd | undefined): Partial<CallState> =>
  end ? { isSaidOver: true, hint: end } : { isSaidOver: true }

/** Why a call is gone of which the modem says no more. */
const causeAfter = (heard: Heard): CallEnd['cause'] => (heard === 'nothing' ? 'unknown' : 'hung-up')

const dialling: Rules = (state, input) => {
  if (input.kind === 'written')
    return tell({ ...state, isWritten: true }, { kind: 'tell', step: { kind: 'dialling' } })
  if (input.kind === 'stage') return progress(state, input.stage)
  if (isDue(state, input)) return finish(state, { cause: 'network' })
  return stay(state)
}

function progress(state: CallState, stage: 'dialling' | 'ringing' | 'active'): CallMove {
  if (stage === 'active') return answered(state)
  if (stage === 'dialling') return stay(state)
  return also(enter(state, 'alerting', guardMs.alerting), (next) =>
    tell(next, { kind: 'tell', step: { kind: 'ringing' } }),
  )
}

const alerting: Rules = (state, input) => {
  if (isDue(state, input)) return finish(state, { cause: 'no-answer' })
  if (input.kind === 'sounding') return stay(state, { sound: 'open' })
  if (input.kind === 'sound-failed') return finish(state, { cause: 'sound-failed' })
  if (!state.isFalselyActive) {
    const isActive = input.kind === 'stage' && input.stage === 'active'
    return isActive ? answered(state) : stay(state)
  }
  if (input.kind !== 'heard') return stay(state)
  if (input.sound === 'busy') return finish(state, { cause: 'busy' })
  const isTaken = input.sound === 'speech' || input.sound === 'ringback-over'
  return isTaken ? answered({ ...state, isTalking: input.sound === 'speech' }) : stay(state)
}

const hangingUp: Rules = (state, input) => {
  if (input.kind === 'hung-up') return ended(state, input.end ? { end: input.end } : {})
  if (isDue(state, input)) return ended(state, { isSick: true })
  return stay(state)
}

const isDue = ({ turn }: CallState, input: CallInput): boolean =>
  input.kind === 'guard' && input.turn === turn

const phases: Record<Exclude<CallPhase, 'idle' | 'ended'>, Rules> = {
  dialling,
  alerting,
  settling,
  'awaiting-beep': awaitingBeep,
  playing,
  listening,
  'hanging-up': hangingUp,
}
