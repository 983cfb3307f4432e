import type { Answered } from './answers.ts'
import type { Attempt, DeliveryState } from './delivery.ts'
import type { Recipient } from './delivery-facts.ts'
import type { Delivery } from './delivery-fold.ts'
import type { Channel } from './participant.ts'

/** A delivery as snapshots of the first version have it. */
export type DeliveryRow = [
  recipient: Recipient,
  of: number,
  state: DeliveryState,
  reason: Delivery['reason'] | null,
  tries: number,
  isSecond: 0 | 1,
  attempts: readonly Attempt[],
  switchedTo?: Channel | undefined,
  answered?: Answered | undefined,
  fetches?: 1 | undefined,
]

/** The delivery of a row. */
export function deliveryOf(row: DeliveryRow): Delivery {
  const [recipient, of, state, reason, tries, isSecond, attempts, ...rest] = row
  const [switchedTo, answered, fetches] = rest
  return {
    recipient,
    of,
    state,
    ...(reason ? { reason } : {}),
    tries,
    isSecond: isSecond === 1,
    ...(switchedTo ? { switchedTo } : {}),
    attempts: [...attempts],
    ...(answered ? { answered } : {}),
    ...(fetches ? { fetches: true } : {}),
  }
}
