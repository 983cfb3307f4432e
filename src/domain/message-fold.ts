import { hasFailedReport, hasOpenDoubt, isWhole, type PartsOf, partsThrough } from './attempts.ts'
import type { DeliveryReason } from './delivery.ts'
import type { MessageFact, OneDeliveryFact } from './delivery-facts.ts'
import type { Delivery } from './delivery-fold.ts'
import { begin, end, replaceLast, secondsSince } from './delivery-steps.ts'

/** Applies one fact about an SMS to its delivery. `parts` tells how many a text has. */
export function foldMessage(
  delivery: Delivery,
  fact: MessageFact,
  at: number,
  parts: PartsOf,
): void {
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

function accept(
  delivery: Delivery,
  fact: OneDeliveryFact & { type: 'delivery.part-accepted' },
  parts: PartsOf,
): void {
  const i = delivery.attempts.findLastIndex(
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
  const i = delivery.attempts.findLastIndex(
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

/** 23.040 §9.2.3.15: 0x46 validity expired; 0x41, 0x43, 0x49 say the number is wrong. */
function reasonOfReport(status: number): DeliveryReason {
  if (status === 0x46) return 'phone-off'
  if (status === 0x49 || status === 0x43 || status === 0x41) return 'number-does-not-exist'
  if (status === 0x42 || status === 0x40) return 'phone-refused'
  return 'network-gave-up'
}
