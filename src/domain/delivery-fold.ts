import type { Answered } from './answers.ts'
import {
  hasFailedReport,
  hasOpenDoubt,
  isThrough,
  isWhole,
  mayHaveArrived,
  type PartsOf,
  partsThrough,
} from './attempts.ts'
import { foldCall, isCallFact } from './call-fold.ts'
import type { Attempt, DeliveryReason, DeliveryState } from './delivery.ts'
import type { MessageFact, OneDeliveryFact, Recipient } from './delivery-facts.ts'
import type { Channel } from './participant.ts'

/** One delivery as its facts left it. Changed in place by the fold and by nothing else. */
export interface Delivery {
  /** Phone ids that share the number. */
  readonly recipient: Recipient
  /** Index of the alert it follows; its own index in an alert phase. */
  readonly of: number
  state: DeliveryState
  reason?: DeliveryReason
  /** Tries that count against it. */
  tries: number
  /** Of a resuscitation: they first fetch an AED. */
  fetches?: true
  /** It was in doubt and has been sent once more. */
  isSecond: boolean
  /** The channel it goes on over, once that is another than its phone's own. */
  switchedTo?: Channel
  attempts: Attempt[]
  /** What they said, where they were asked to come. */
  answered?: Answered
}

export type Counts = Record<DeliveryState, number>

/** A delivery that nothing has happened to. */
export const newDelivery = (recipient: Recipient, of: number): Delivery => ({
  recipient,
  of,
  state: 'queued',
  tries: 0,
  isSecond: false,
  attempts: [],
})

const lastIndex = (attempts: readonly Attempt[], fits: (attempt: Attempt) => boolean): number => {
  for (let i = attempts.length - 1; i >= 0; i--) {
    const attempt = attempts[i]
    if (attempt && fits(attempt)) return i
  }
  return -1
}

/** Applies one fact to the delivery it names. `parts` tells how many a text has. */
export function foldDelivery(
  delivery: Delivery,
  fact: OneDeliveryFact,
  at: number,
  parts: PartsOf,
): void {
  if (isCallFact(fact)) foldCall(delivery, fact, at)
  else foldMessage(delivery, fact, at, parts)
}

function foldMessage(delivery: Delivery, fact: MessageFact, at: number, parts: PartsOf): void {
  switch (fact.type) {
    case 'delivery.sending': {
      const { type: _, phase: __, n: ___, ...sending } = fact
      return begin(delivery, { channel: 'sms', ...sending, at })
    }
    case 'delivery.handed-back':
      if (delivery.attempts.at(-1)?.outcome === 'sending') delivery.attempts.pop()
      delivery.state = hasOpenDoubt(delivery) && !delivery.isSecond ? 'inDoubt' : 'queued'
      return
    case 'delivery.part-accepted':
      return accept(delivery, fact, parts)
    case 'delivery.refused':
      replaceLast(delivery, ['sending'], { outcome: 'refused', code: fact.code })
      if (fact.isTry) delivery.tries += 1
      delivery.state = 'queued'
      return
    case 'delivery.in-doubt':
      replaceLast(delivery, ['sending'], { outcome: 'in-doubt', code: fact.code })
      delivery.state = 'inDoubt'
      return
    case 'delivery.again':
      delivery.isSecond = true
      delivery.state = 'queued'
      return
    case 'delivery.reported':
      return report(delivery, { ...fact, at }, parts)
    case 'delivery.failed':
      return end(delivery, 'failed', fact.reason, parts)
    case 'delivery.switched':
      delivery.switchedTo = fact.to
      delivery.state = 'queued'
      delete delivery.reason
  }
}

/** A try begins. */
export function begin(delivery: Delivery, attempt: Omit<Attempt, 'outcome'>): void {
  // An array that is pushed to, or spread, keeps room for seventeen, and most have one. A literal
  // that begins with a spread gets a hidden class of its own, three times its size.
  const { channel, ...rest } = attempt
  delivery.attempts = delivery.attempts.concat({ channel, ...rest, outcome: 'sending' })
  delivery.state = 'sending'
}

/**
 * Ends a delivery. What got through by then stays so, and what may be under way stays in doubt,
 * whatever was decided since.
 */
export function end(
  delivery: Delivery,
  state: 'failed' | 'dropped',
  reason: DeliveryReason,
  parts: PartsOf,
): void {
  delivery.reason = reason
  if (isThrough(delivery, parts)) delivery.state = 'accepted'
  else delivery.state = mayHaveArrived(delivery) ? 'inDoubt' : state
}

/** Changes the last attempt that has one of these outcomes. */
export function replaceLast(
  delivery: Delivery,
  outcomes: readonly Attempt['outcome'][],
  change: Partial<Attempt>,
): void {
  const i = lastIndex(delivery.attempts, ({ outcome }) => outcomes.includes(outcome))
  const attempt = delivery.attempts[i]
  if (attempt) delivery.attempts[i] = { ...attempt, ...change }
}

function accept(
  delivery: Delivery,
  fact: OneDeliveryFact & { type: 'delivery.part-accepted' },
  parts: PartsOf,
): void {
  const i = lastIndex(
    delivery.attempts,
    ({ channel, outcome, part }) =>
      channel === 'sms' && part === fact.part && (outcome === 'sending' || outcome === 'in-doubt'),
  )
  const attempt = delivery.attempts[i]
  if (!attempt) return
  const { messageReference } = fact
  delivery.attempts[i] = {
    ...attempt,
    outcome: 'accepted',
    ...(messageReference === undefined ? {} : { messageReference }),
  }
  settleParts(delivery, attempt.text, parts)
}

/** After a part got through: all there, more to follow at once, or the rest to be sent later. */
function settleParts(delivery: Delivery, text: number, parts: PartsOf): void {
  const through = partsThrough(delivery, text)
  if (isWhole(through, text, parts)) {
    if (delivery.state === 'delivered' || through.some(hasFailedReport)) return
    const areReported = through.every(({ report }) => report === 'delivered')
    delivery.state = areReported ? 'delivered' : 'accepted'
    delete delivery.reason
    return
  }
  if (delivery.state === 'inDoubt' && !hasOpenDoubt(delivery)) delivery.state = 'queued'
}

function report(
  delivery: Delivery,
  fact: OneDeliveryFact & { type: 'delivery.reported' } & { readonly at: number },
  parts: PartsOf,
): void {
  const i = lastIndex(
    delivery.attempts,
    ({ channel, part, outcome, report: known }) =>
      channel === 'sms' &&
      part === fact.part &&
      known !== 'delivered' &&
      (outcome === 'accepted' || outcome === 'in-doubt' || outcome === 'sending'),
  )
  const attempt = delivery.attempts[i]
  if (!attempt) return
  const isFailure = fact.meaning.startsWith('failed')
  delivery.attempts[i] = {
    ...attempt,
    outcome: isFailure ? attempt.outcome : 'accepted',
    report: fact.meaning,
    ...(fact.meaning === 'delivered' ? { arrivedAfter: secondsSince(attempt, fact.at) } : {}),
    code: `TP-ST ${fact.status}`,
  }
  if (!isFailure) return settleParts(delivery, attempt.text, parts)
  // A call goes on in its place, whatever became of the SMS.
  if (delivery.state === 'delivered' || delivery.switchedTo === 'voice') return
  if (delivery.state !== 'failed' && delivery.state !== 'dropped') {
    end(delivery, 'failed', reasonOfReport(fact.status), parts)
  }
}

/** Whole seconds since a try began; none when the clock was put back meanwhile. */
export const secondsSince = (attempt: Pick<Attempt, 'at'>, now: number): number =>
  Math.max(0, Math.round((now - attempt.at) / 1000))

/** 23.040 §9.2.3.15: 0x46 validity expired; 0x41, 0x43, 0x49 say the number is wrong. */
function reasonOfReport(status: number): DeliveryReason {
  if (status === 0x46) return 'phone-off'
  if (status === 0x49 || status === 0x43 || status === 0x41) return 'number-does-not-exist'
  if (status === 0x42 || status === 0x40) return 'phone-refused'
  return 'network-gave-up'
}
