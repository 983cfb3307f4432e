import type { DeliveryState } from '../delivery.ts'

/** How many of those who are to get something did. */
export interface Fates {
  readonly selected: number
  readonly sent: number
  /** Of `sent`. */
  readonly delivered: number
  readonly waiting: number
  readonly lost: number
  /** Not sent on purpose: stopped, expired, signed off. */
  readonly dropped: number
}

type Fate = Exclude<keyof Fates, 'selected'>

/** What a delivery counts as. */
const fatesIn: Readonly<Record<DeliveryState, readonly Fate[]>> = {
  queued: ['waiting'],
  sending: ['waiting'],
  inDoubt: ['waiting'],
  accepted: ['sent'],
  delivered: ['sent', 'delivered'],
  failed: ['lost'],
  dropped: ['dropped'],
}

/** Whether it may still change. */
export const isWaiting = (state: DeliveryState): boolean => fatesIn[state].includes('waiting')

/** What became of so many in each state. */
export function fatesOf(counts: Readonly<Record<DeliveryState, number>>): Fates {
  const fates = { selected: 0, sent: 0, delivered: 0, waiting: 0, lost: 0, dropped: 0 }
  for (const [state, counted] of Object.entries(fatesIn) as [DeliveryState, readonly Fate[]][]) {
    fates.selected += counts[state]
    for (const fate of counted) fates[fate] += counts[state]
  }
  return fates
}
