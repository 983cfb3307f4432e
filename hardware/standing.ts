import type { ModemReason, ModemState } from './modem.ts'

/** Everything that decides what a modem may do at this moment. */
export interface Standing {
  /** Where its session is: none (gone), coming up, ready, or on the recovery ladder. */
  readonly session: 'absent' | 'starting' | 'ready' | 'recovering'
  /** Why a person must come; it stays until somebody resumes or resets the modem. */
  readonly parked: ModemReason | undefined
  /** Parked, but the next message may show that it need not be. */
  readonly isOnTrial: boolean
  readonly isPausedByHand: boolean
  readonly isRegistered: boolean
  readonly isStoreFull: boolean
  readonly waitsForNetwork: boolean
  readonly isCanary: boolean
  /** Congestion: nothing before the pace has passed. */
  readonly isPacing: boolean
  readonly isBusy: boolean
  /** How many things that are no message hold it: somebody calls, it is given a sound. */
  readonly holds: number
  /** The answer to a part in doubt may still come: it must not be taken for the next part's. */
  readonly owesAnswer: boolean
  /** The bank is stopping. */
  readonly isClosing: boolean
}

/** A modem nobody has opened yet. */
export const atFirst: Standing = {
  session: 'starting',
  parked: undefined,
  isOnTrial: false,
  isPausedByHand: false,
  isRegistered: false,
  isStoreFull: false,
  waitsForNetwork: false,
  isCanary: false,
  isPacing: false,
  isBusy: false,
  holds: 0,
  owesAnswer: false,
  isClosing: false,
}

/** State and reason for people; the first rule that fits, gravest first. */
export function describe(standing: Standing): { state: ModemState; reason?: ModemReason } {
  const { session, parked } = standing
  if (parked) return { state: 'parked', reason: parked }
  if (session === 'absent') return { state: 'absent', reason: 'unplugged' }
  if (session === 'recovering') return { state: 'recovering', reason: 'not-answering' }
  if (standing.isPausedByHand) return { state: 'paused', reason: 'by-hand' }
  if (session === 'starting') return { state: 'starting' }
  if (standing.isBusy || standing.holds > 0) return { state: 'busy' }
  if (standing.owesAnswer) return { state: 'recovering', reason: 'not-answering' }
  const reason = pauseReason(standing)
  return reason ? { state: 'paused', reason } : { state: 'ready' }
}

/** Whether a message would be handed over at once. A canary may, once, although its SIM waits. */
export function isAvailable(standing: Standing): boolean {
  if (standing.isCanary) return couldSend(standing)
  return couldSend(standing) && !standing.waitsForNetwork
}

/** Whether only its operator's network keeps this modem from sending: then it can be a canary. */
export const couldSend = (standing: Standing): boolean =>
  standing.session === 'ready' &&
  (!standing.parked || standing.isOnTrial) &&
  !standing.isPausedByHand &&
  !standing.isBusy &&
  standing.holds === 0 &&
  !standing.owesAnswer &&
  !standing.isClosing &&
  !standing.isPacing &&
  !standing.isStoreFull &&
  standing.isRegistered

function pauseReason(standing: Standing): ModemReason | undefined {
  if (!standing.isRegistered) return 'not-registered'
  if (standing.waitsForNetwork) return 'network-refuses'
  if (standing.isStoreFull) return 'store-full'
  return standing.isPacing ? 'congested' : undefined
}
