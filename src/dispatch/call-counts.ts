import type { PhaseRecord } from '../domain/actions.ts'
import { type Attempt, isHeardOut } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { State } from '../domain/state.ts'
import type { CallCounts } from './action-view.ts'
import { channelOf } from './channel.ts'

type Bin = Exclude<keyof CallCounts, 'selected' | 'insteadOfSms' | 'confirmed' | 'voicemail'>

/** Where the calls of a phase are; undefined when nobody is called. */
export function callCounts(state: State, record: PhaseRecord): CallCounts | undefined {
  const called = record.deliveries.filter(
    (delivery) => wasCalled(delivery) || channelOf(state, record, delivery) === 'voice',
  )
  if (called.length === 0) return undefined
  const bins: Record<Bin, number> = { waiting: 0, onTheLine: 0, heard: 0, partly: 0, notReached: 0 }
  let insteadOfSms = 0
  let confirmed = 0
  let voicemail = 0
  for (const delivery of called) {
    bins[binOf(delivery)] += 1
    if (delivery.switchedTo === 'voice') insteadOfSms += 1
    const last = lastCall(delivery)
    if (last?.heard === 'confirmed') confirmed += 1
    else if (last?.isPossiblyVoicemail && isHeardOut(last.heard)) voicemail += 1
  }
  return { selected: called.length, insteadOfSms, ...bins, confirmed, voicemail }
}

const lastCall = ({ attempts }: Delivery): Attempt | undefined =>
  attempts.findLast(({ channel }) => channel === 'voice')

const wasCalled = (delivery: Delivery): boolean => lastCall(delivery) !== undefined

function binOf(delivery: Delivery): Bin {
  const last = lastCall(delivery)
  if (isHeardOut(last?.heard)) return 'heard'
  if (delivery.state === 'queued') return 'waiting'
  if (delivery.state === 'sending') return 'onTheLine'
  return last?.outcome === 'accepted' ? 'partly' : 'notReached'
}
