import type { ActionFact } from '../domain/action-facts.ts'
import { type DeliveryReason, isHeardOut } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { CallCause, CallOutcome } from './modems.ts'
import type { Waiting } from './phase-queue.ts'
import { settle } from './settle.ts'

type Ended = Extract<CallOutcome, { kind: 'ended' }>
type Lost = Extract<CallOutcome, { kind: 'in-doubt' }>

/** What follows from a call: facts to write, how the delivery waits, and whether the modem is well. */
export interface CallSettlement {
  readonly facts: readonly ActionFact[]
  readonly waiting?: Omit<Waiting, 'n'>
  readonly isWell: boolean
}

interface Place {
  readonly phase: string
  readonly n: number
  readonly iccid: string
  readonly now: number
}

interface Called<O> {
  readonly delivery: Delivery
  readonly outcome: O
  readonly isMobile: boolean
}

/** Busy or no answer: once more after two minutes, then the other channel (domain.md T3). */
const mostTries = 2
const againAfterMs = 120_000
/** What the network or a modem caused costs no try, but it does not go round for ever. */
const mostCalls = 8
const troubleAfterMs = 15_000

/** Who is to blame when a call was not heard out: the phone's own end, the network's, or ours. */
const blame: Readonly<Record<CallCause, DeliveryReason | 'network' | 'sim' | 'modem'>> = {
  'hung-up-by-us': 'no-answer',
  'hung-up': 'hung-up',
  busy: 'line-busy',
  'no-answer': 'no-answer',
  rejected: 'call-refused',
  unreachable: 'phone-off',
  'number-does-not-exist': 'number-does-not-exist',
  barred: 'sim',
  congestion: 'network',
  network: 'network',
  'sound-failed': 'modem',
  'too-long': 'modem',
  unknown: 'no-answer',
}

/** The policy of every end of a call. */
export function settleCall(at: Place, { delivery, outcome, isMobile }: Called<CallOutcome>) {
  if (outcome.kind === 'not-dialled' || outcome.kind === 'refused') {
    const settled =
      outcome.kind === 'refused'
        ? settle(at, delivery, outcome)
        : settle(at, delivery, { kind: 'not-handed-over', error: outcome.error })
    return { ...settled, isWell: false }
  }
  if (outcome.kind === 'in-doubt') return settleLost(at, { delivery, outcome, isMobile })
  return settleEnded(at, { delivery, outcome, isMobile })
}

/** The modem went: so did the call. Whoever had not heard it out is called again. */
function settleLost(at: Place, called: Called<Lost>): CallSettlement {
  const { phase, n, now } = at
  const { heard, error } = called.outcome
  const end = { heard, keys: '', isPossiblyVoicemail: false, code: error.code, isTry: false }
  const lost: ActionFact = { type: 'delivery.called', phase, n, ...end }
  if (isHeardOut(heard)) return { facts: [lost], isWell: false }
  if (isTooOften(called.delivery)) return giveUp(at, lost, called, 'tries-used-up')
  return { facts: [lost], waiting: { notBefore: now + troubleAfterMs }, isWell: false }
}

function settleEnded(at: Place, called: Called<Ended>): CallSettlement {
  const { phase, n, iccid, now } = at
  const { heard, cause, keys, isPossiblyVoicemail, code } = called.outcome
  const why = blame[cause]
  // Who took it and heard nothing was rung all the same: that is not done over and over.
  const isSilent = why === 'modem' && heard !== 'nothing'
  const isTry = isSilent || !isOurs(why)
  const ended: ActionFact = {
    type: 'delivery.called',
    phase,
    n,
    heard,
    keys,
    isPossiblyVoicemail,
    code: code ?? cause,
    isTry,
  }
  if (isHeardOut(heard)) return { facts: [ended], isWell: true }
  if (isTooOften(called.delivery)) return giveUp(at, ended, called, 'tries-used-up')
  const tries = called.delivery.attempts.filter((attempt) => attempt.isTry).length + 1
  if (isSilent && tries >= mostTries) return giveUp(at, ended, called, 'no-sound')
  if (isOurs(why)) {
    const waiting = { notBefore: now + troubleAfterMs, avoid: iccid }
    return { facts: [ended], waiting, isWell: false }
  }
  if (why === 'number-does-not-exist') return giveUp(at, ended, { ...called, isMobile: false }, why)
  if (tries < mostTries) {
    return { facts: [ended], waiting: { notBefore: now + againAfterMs }, isWell: true }
  }
  return giveUp(at, ended, called, why)
}

type Ours = 'network' | 'sim' | 'modem'

const isOurs = (why: DeliveryReason | Ours): why is Ours =>
  why === 'network' || why === 'sim' || why === 'modem'

/** By SMS, where the phone can have one and has not had it; else that was it. */
function giveUp(
  { phase, n }: Place,
  ended: ActionFact,
  { delivery, isMobile }: Called<CallOutcome>,
  reason: DeliveryReason,
): CallSettlement {
  const hadSms = delivery.attempts.some(({ channel }) => channel === 'sms')
  const next: ActionFact =
    isMobile && !hadSms
      ? { type: 'delivery.switched', phase, n, to: 'sms' }
      : { type: 'delivery.failed', phase, n, reason }
  return { facts: [ended, next], isWell: true }
}

const isTooOften = ({ attempts }: Delivery): boolean => attempts.filter(isCall).length >= mostCalls

const isCall = ({ channel }: { readonly channel: string }): boolean => channel === 'voice'
