import type { ListedCall } from '../at/voice.ts'
import { ModemError } from '../errors.ts'
import { sleep, type Timers } from '../timers.ts'
import type { Phone } from './phone.ts'

/** What hanging up needs. */
export interface HangUpPorts {
  readonly phone: Pick<Phone, 'hangUp' | 'calls'>
  readonly timers: Timers
  readonly isMine: (listed: ListedCall) => boolean
  /** Aborted when there is no more use in trying. */
  readonly givenUp: AbortSignal
}

/** A call needs a moment to leave the list. */
const settleMs = 300

/** One that knows no way to hang up, and lists nothing, has no calls. */
const mostRefused = 2

/**
 * Hangs up by every way the family knows, over and over, until the modem lists the call no more; a
 * modem that lists nothing is believed. True when it is gone. Never rejects.
 */
export async function hangUp({ phone, timers, isMine, givenUp }: HangUpPorts): Promise<boolean> {
  for (let n = 0; !givenUp.aborted; n += 1) {
    const wasTaken = await taken(phone.hangUp(n))
    const calls = await phone.calls().catch(ifSilent)
    if (calls === undefined && (wasTaken || n >= mostRefused)) return true
    if (Array.isArray(calls) && !calls.some(isMine)) return true
    await sleep(timers, settleMs, givenUp)
  }
  return false
}

/** Hangs up every call there is within `withinMs`; whether that came about. */
export async function hangUpAll(
  phone: HangUpPorts['phone'],
  timers: Timers,
  withinMs: number,
): Promise<boolean> {
  const givenUp = new AbortController()
  const isOver = new AbortController()
  void sleep(timers, withinMs, isOver.signal).then(() => givenUp.abort())
  const isGone = await hangUp({ phone, timers, isMine: () => true, givenUp: givenUp.signal })
  isOver.abort()
  return isGone
}

async function taken(hanging: Promise<void>): Promise<boolean> {
  try {
    await hanging
    return true
  } catch (error) {
    return ifSilent(error) === undefined
  }
}

function ifSilent(error: unknown): 'silent' {
  if (error instanceof ModemError) return 'silent'
  throw error
}
