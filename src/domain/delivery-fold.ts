import type { Attempt, DeliveryReason, DeliveryState } from './delivery.ts'
import type { OneDeliveryFact, Recipient } from './facts.ts'

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
  /** It was in doubt and has been sent once more. */
  isSecond: boolean
  attempts: Attempt[]
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

const hasFailedReport = ({ report }: Attempt): boolean =>
  report === 'failed-permanent' || report === 'failed-temporary'

const isOut = ({ outcome }: Attempt): boolean => outcome === 'accepted' || outcome === 'in-doubt'

/** The parts of one sending: same SIM, same reference, same text. */
const isSameSending = (a: Attempt, b: Attempt): boolean =>
  a.iccid === b.iccid && a.reference === b.reference && a.text === b.text

/** Whether anything of it may have reached the phone and the network did not say otherwise. */
export const mayHaveArrived = ({ state, attempts }: Delivery): boolean =>
  state === 'delivered' ||
  attempts.some((attempt) => isOut(attempt) && !hasFailed(attempts, attempt))

const hasFailed = (attempts: readonly Attempt[], sending: Attempt): boolean =>
  attempts.some((attempt) => isSameSending(attempt, sending) && hasFailedReport(attempt))

const hasOpenDoubt = ({ attempts }: Delivery): boolean =>
  attempts.some(({ outcome, report }) => outcome === 'in-doubt' && report === undefined)

/** The newest text any part of it was handed over with; -1 when none was. */
export const begunText = ({ attempts }: Delivery): number =>
  attempts.reduce(
    (newest, attempt) => (isOut(attempt) ? Math.max(newest, attempt.text) : newest),
    -1,
  )

/** The parts that one SIM has got through under one reference, and may be completed there. */
export function partsThrough(delivery: Delivery, text: number, iccid?: string): readonly Attempt[] {
  const last = delivery.attempts.findLast(
    (attempt) =>
      attempt.outcome === 'accepted' &&
      attempt.text === text &&
      (iccid === undefined || attempt.iccid === iccid),
  )
  if (!last) return []
  return delivery.attempts.filter(
    (attempt) => attempt.outcome === 'accepted' && isSameSending(attempt, last),
  )
}

const distinctParts = (attempts: readonly Attempt[]): number =>
  new Set(attempts.map(({ part }) => part)).size

/** Applies one fact to the delivery it names. `parts(text)` is how many parts that text has. */
export function foldDelivery(
  delivery: Delivery,
  fact: OneDeliveryFact,
  at: number,
  parts: (text: number) => number,
): void {
  switch (fact.type) {
    case 'delivery.sending': {
      const { part, text, reference, modem, iccid } = fact
      const attempt: Attempt = {
        channel: 'sms',
        modem,
        iccid,
        part,
        text,
        reference,
        at,
        outcome: 'sending',
      }
      // A copy: an array that grows by itself keeps room for seventeen, and most have one.
      delivery.attempts = [...delivery.attempts, attempt]
      delivery.state = 'sending'
      return
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
      return report(delivery, fact, parts)
    case 'delivery.failed':
      return end(delivery, 'failed', fact.reason)
  }
}

/** Ends a delivery; what may be under way already stays in doubt, whatever was decided since. */
export function end(delivery: Delivery, state: 'failed' | 'dropped', reason: DeliveryReason): void {
  const mayBeUnderWay = mayHaveArrived(delivery)
  delivery.state = mayBeUnderWay ? 'inDoubt' : state
  delivery.reason = reason
}

function replaceLast(
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
  parts: (text: number) => number,
): void {
  const i = lastIndex(
    delivery.attempts,
    ({ outcome, part }) => part === fact.part && (outcome === 'sending' || outcome === 'in-doubt'),
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
function settleParts(delivery: Delivery, text: number, parts: (text: number) => number): void {
  const through = partsThrough(delivery, text)
  if (distinctParts(through) >= parts(text)) {
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
  fact: OneDeliveryFact & { type: 'delivery.reported' },
  parts: (text: number) => number,
): void {
  const i = lastIndex(
    delivery.attempts,
    ({ part, outcome, report: known }) =>
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
    code: `TP-ST ${fact.status}`,
  }
  if (!isFailure) return settleParts(delivery, attempt.text, parts)
  if (delivery.state === 'delivered') return
  if (delivery.state !== 'failed' && delivery.state !== 'dropped') {
    end(delivery, 'failed', reasonOfReport(fact.status))
  }
}

/** 23.040 §9.2.3.15: 0x46 validity expired; 0x41, 0x43, 0x49 say the number is wrong. */
function reasonOfReport(status: number): DeliveryReason {
  if (status === 0x46) return 'phone-off'
  if (status === 0x49 || status === 0x43 || status === 0x41) return 'number-does-not-exist'
  if (status === 0x42 || status === 0x40) return 'phone-refused'
  return 'network-gave-up'
}
