import type { Answered } from './answers.ts'
import type { PartsOf } from './attempts.ts'
import { foldCall, isCallFact } from './call-fold.ts'
import type { Attempt, DeliveryReason, DeliveryState } from './delivery.ts'
import type { OneDeliveryFact, Recipient } from './delivery-facts.ts'
import { foldMessage } from './message-fold.ts'
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
