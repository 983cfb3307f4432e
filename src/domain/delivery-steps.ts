import { isThrough, mayHaveArrived, type PartsOf } from './attempts.ts'
import type { Attempt, DeliveryReason } from './delivery.ts'
import type { Recipient } from './delivery-facts.ts'
import type { Delivery } from './delivery-fold.ts'

/** A delivery that nothing has happened to. */
export const newDelivery = (recipient: Recipient, of: number): Delivery => ({
  recipient,
  of,
  state: 'queued',
  tries: 0,
  isSecond: false,
  attempts: [],
})

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
  const i = delivery.attempts.findLastIndex(({ outcome }) => outcomes.includes(outcome))
  const attempt = delivery.attempts[i]
  if (attempt) delivery.attempts[i] = { ...attempt, ...change }
}

/** Whole seconds since a try began; none when the clock was put back meanwhile. */
export const secondsSince = (attempt: Pick<Attempt, 'at'>, now: number): number =>
  Math.max(0, Math.round((now - attempt.at) / 1000))
