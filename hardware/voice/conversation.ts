import { also, enter, finish, guarded, raised, stay, tell } from './call-moves.ts'
import {
  type CallDeed,
  type CallInput,
  type CallMove,
  type CallState,
  guardMs,
  type HeardSound,
} from './call-state.ts'

const mostReplays = 2
/** More keys than anybody means to press are not kept. */
const mostKeys = 32

/** The call is said to be active: the sound is turned on, and who answers may say their name. */
export function answered(state: CallState): CallMove {
  const { mustListen } = state.plan
  const isOff = state.sound === 'off'
  const next: CallState = {
    ...state,
    // One that rang on although it was active has settled long since.
    hasSettled: state.isFalselyActive,
    isFalselyActive: false,
    sound: isOff ? 'opening' : state.sound,
  }
  const settleMs = mustListen ? guardMs.settleListening : guardMs.settle
  const ms = next.isTalking ? guardMs.breath : settleMs
  const settled = also(enter(next, 'settling', ms), (at) =>
    stay(at, {}, isOff ? [{ kind: 'open-sound' }] : []),
  )
  return also(mustListen ? settled : also(settled, connected), playWhenReady)
}

/** The far end took the call, as far as a modem can tell. */
const connected = (state: CallState): CallMove =>
  tell(raised(state, 'connected'), { kind: 'tell', step: { kind: 'connected' } })

/** Nothing is played yet: it may ring still, and nobody is talked over. */
export function settling(state: CallState, input: CallInput): CallMove {
  switch (input.kind) {
    case 'sounding':
      return playWhenReady({ ...state, sound: 'open' })
    case 'play-ended':
      return playWhenReady(state)
    case 'sound-failed':
      return finish(state, { cause: 'sound-failed' })
    case 'heard':
      return hearSettling(state, input.sound)
    case 'key':
      return pressed(state, input.key)
    case 'guard':
      return input.turn === state.turn ? settlingDue(state) : stay(state)
    default:
      return stay(state)
  }
}

function hearSettling(state: CallState, sound: HeardSound): CallMove {
  switch (sound) {
    case 'ringback':
      return state.plan.mustListen ? ringing(state) : stay(state)
    case 'busy':
      return finish(state, { cause: 'busy' })
    case 'beep':
      return playWhenReady({ ...state, hasHeardBeep: true, isPossiblyVoicemail: true })
    case 'speech':
      return talking(state)
    case 'silence':
      return playWhenReady({ ...state, isTalking: false })
    case 'ringback-over':
      return stay(state)
  }
}

/** Somebody answered: a name is let finish, and longer in one breath is a machine. */
function talking(state: CallState): CallMove {
  if (state.sound !== 'open') return stay(state, { isTalking: true })
  return guarded({ ...state, isTalking: true, hasSettled: true }, guardMs.breath)
}

/** "Active" was said too early: it rings, as long as any call may, and nobody heard a thing. */
function ringing(state: CallState): CallMove {
  const early: CallState = { ...state, isFalselyActive: true, isTalking: false, heard: 'nothing' }
  const rings = enter(early, 'alerting', guardMs.alerting)
  if (state.told.includes('connected')) return rings
  return also(rings, (next) => tell(next, { kind: 'tell', step: { kind: 'ringing' } }))
}

function settlingDue(state: CallState): CallMove {
  if (!state.hasSettled) {
    const settled = { ...state, hasSettled: true }
    const move = playWhenReady(settled)
    if (move.state.phase === 'playing') return move
    return guarded(settled, guardMs.soundOn)
  }
  if (state.sound !== 'open' || state.isPlaying) return finish(state, { cause: 'sound-failed' })
  const machine = { ...state, isPossiblyVoicemail: true }
  return also(enter(machine, 'awaiting-beep', guardMs.awaitingBeep), connected)
}

function playWhenReady(state: CallState): CallMove {
  const isReady = state.sound === 'open' && state.hasSettled && !state.isPlaying
  return isReady && !state.isTalking ? play(state) : stay(state)
}

/** From the beginning. */
function play(state: CallState): CallMove {
  const { soundSeconds, goesOnAlone } = state.plan
  const ms = soundSeconds * 1_000 + guardMs.playingExtra
  const begun = also(enter({ ...state, mustReplay: false }, 'playing', ms), connected)
  const step: CallDeed = {
    kind: 'tell',
    step: { kind: 'playing', seconds: soundSeconds, goesOnAlone },
  }
  return also(
    also(begun, (next) => tell(raised(next, 'partly'), step)),
    (next) => stay(next, { isPlaying: true }, [{ kind: 'play' }]),
  )
}

/** What answered is perhaps a machine: it is played to after its beep, or without one in the end. */
export function awaitingBeep(state: CallState, input: CallInput): CallMove {
  switch (input.kind) {
    case 'key':
      return pressed(state, input.key)
    case 'guard':
      return input.turn === state.turn ? play(state) : stay(state)
    case 'heard':
      if (input.sound === 'beep') return play({ ...state, hasHeardBeep: true })
      if (input.sound === 'busy') return finish(state, { cause: 'hung-up' })
      if (input.sound !== 'silence' || !state.isTalking) return stay(state)
      // The greeting is over, or it was a human after all: neither is left waiting for long.
      return guarded({ ...state, isTalking: false }, guardMs.beepAfterGreeting)
    default:
      return stay(state)
  }
}

/** What plays is left alone, but for a key, or a beep that shows that nobody heard its beginning. */
export function playing(state: CallState, input: CallInput): CallMove {
  switch (input.kind) {
    case 'play-ended':
      return playEnded(state, input.end === 'played')
    case 'key':
      return pressed(state, input.key)
    case 'heard':
      return hearPlaying(state, input.sound)
    case 'sound-failed':
      return finish(state, { cause: 'sound-failed' })
    case 'guard':
      return input.turn === state.turn ? finish(state, { cause: 'sound-failed' }) : stay(state)
    default:
      return stay(state)
  }
}

function playEnded(state: CallState, isPlayed: boolean): CallMove {
  if (!isPlayed) return state.mustReplay ? play(state) : brokenOff(state)
  const told = tell(raised(state, 'played'), { kind: 'tell', step: { kind: 'played' } })
  if (state.mustReplay) return also(told, play)
  return also(told, (next) => enter(next, 'listening', guardMs.listening))
}

/** Perhaps because the call is over, which is told a moment later; else the sound failed. */
const brokenOff = (state: CallState): CallMove =>
  also(guarded(state, guardMs.brokenOff), (next) => stay(next, {}, [{ kind: 'look' }]))

function hearPlaying(state: CallState, sound: HeardSound): CallMove {
  if (sound === 'busy') return finish(state, { cause: 'hung-up' })
  if (sound === 'ringback' && state.plan.mustListen && state.keys === '')
    return also(ringing(state), (next) => stay(next, {}, [{ kind: 'stop-playing' }]))
  if (sound !== 'beep' || state.hasHeardBeep) return stay(state)
  const machine = { ...state, hasHeardBeep: true, isPossiblyVoicemail: true, mustReplay: true }
  return stay(machine, {}, [{ kind: 'stop-playing' }])
}

/** All was played: a key, or nothing more. */
export function listening(state: CallState, input: CallInput): CallMove {
  const isOver = input.kind === 'guard' && input.turn === state.turn
  if (isOver) return finish(state, { cause: 'hung-up-by-us' })
  if (input.kind === 'key') return pressed(state, input.key)
  const isBusy = input.kind === 'heard' && input.sound === 'busy'
  return isBusy ? finish(state, { cause: 'hung-up' }) : stay(state)
}

function pressed(state: CallState, key: string): CallMove {
  const isFull = state.keys.length >= mostKeys
  const kept = isFull ? state : { ...state, keys: state.keys + key }
  const next = key === '1' ? raised(kept, 'confirmed') : kept
  const told = isFull ? stay(next) : tell(next, { kind: 'tell', step: { kind: 'key', key } })
  if (state.plan.endingKeys.includes(key))
    return also(told, (at) => finish(at, { cause: 'hung-up-by-us' }))
  return key === '2' ? also(told, again) : told
}

function again(state: CallState): CallMove {
  if (state.replays >= mostReplays || state.mustReplay) return stay(state)
  const next = { ...state, replays: state.replays + 1 }
  if (state.phase === 'listening') return play(next)
  if (state.phase !== 'playing') return stay(state)
  return stay(next, { mustReplay: true }, [{ kind: 'stop-playing' }])
}
