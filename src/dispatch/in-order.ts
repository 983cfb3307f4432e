import type { PhaseName } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { isOut } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { State } from '../domain/state.ts'
import { isSuperseded, isToFinish, placeOf } from './begun.ts'
import { channelOf } from './channel.ts'
import { ranks } from './delivery-queue.ts'
import { isReleased } from './eligibility.ts'
import { isUnderWay } from './handover.ts'

/** A limit, or a network that refuses, may keep the rest here for hours; a result cannot wait. */
const mostWaitMs = 2 * 60_000

/** What was refused for five minutes (24.011 annex E, cause 27) still comes before an update that can wait. */
const mostRefusalMs = 6 * 60_000

/** What is to go to a phone, seen from another message of its action. */
interface Other {
  readonly state: State
  readonly record: PhaseRecord
  readonly delivery: Delivery
  readonly now: number
}

/**
 * Whether another message of the action has to come to the same phone first: one of which a part has
 * left within two minutes, for nothing comes between its parts, or an earlier one that may have waited
 * for such a one. An update waits for its alert as long as it takes: without that it says nothing.
 * `isSending` tells whether a modem has a delivery as an SMS.
 */
export function comesTooSoon(
  state: State,
  record: PhaseRecord,
  waiting: Delivery,
  { now, isSending }: { now: number; isSending: (phase: string, n: number) => boolean },
): boolean {
  const records = phasesOf(state.actions, record.action)
  const earlier = isUnderWay(record, waiting) ? [] : records.slice(0, records.indexOf(record))
  return records.some((other) => {
    const n = other === record ? undefined : placeOf(other, waiting.of)
    const delivery = n === undefined ? undefined : other.deliveries[n]
    if (n === undefined || !delivery) return false
    const seen = { state, record: other, delivery, now }
    if (isSending(other.phase.id, n) || isOnItsWay(seen, record.phase.name)) return true
    return earlier.includes(other) && goesBefore(other, record) && isInLine(seen, record)
  })
}

const isOnItsWay = (other: Other, before: PhaseName): boolean =>
  isUnanswered(other) || isHalf(other, before)

/** The modem is free again before it is written down that the last part was taken (`Owed`). */
function isUnanswered({ delivery, now }: Other): boolean {
  const { channel, at = 0 } = delivery.attempts.at(-1) ?? {}
  return delivery.state === 'sending' && channel === 'sms' && isRecent(at, now, mostWaitMs)
}

function isHalf({ state, record, delivery, now }: Other, before: PhaseName): boolean {
  if (!isToFinish(state, record, delivery, now)) return false
  const { at = 0 } = delivery.attempts.findLast(({ outcome }) => outcome === 'accepted') ?? {}
  const isWithoutEnd = before === 'update' && record.phase.name === 'alert'
  return isWithoutEnd || isRecent(at, now, mostWaitMs)
}

/**
 * An alert is no follower: who has none of it gets nothing that follows. A correction takes the place
 * of the one before; updates come in their order.
 */
const goesBefore = ({ phase: { name } }: PhaseRecord, { phase }: PhaseRecord): boolean =>
  name !== 'alert' &&
  (ranks[name] < ranks[phase.name] || (name === 'update' && phase.name === name))

/** Nothing of it has left: it waited for somebody's rest at most, or was refused once. */
function isInLine({ state, record, delivery, now }: Other, before: PhaseRecord): boolean {
  if (delivery.state !== 'queued' || delivery.attempts.some(isOut)) return false
  if (!isReleased(record, now) || isSuperseded(state, record, delivery)) return false
  const isUpdate = before.phase.name === 'update'
  const { effective } = (isUpdate ? before : record).phase.cap
  return (
    isRecent(Date.parse(effective), now, isUpdate ? mostRefusalMs : 2 * mostWaitMs) &&
    channelOf(state, record, delivery) === 'sms'
  )
}

/** Also where a clock was put back meanwhile. */
const isRecent = (at: number, now: number, withinMs: number): boolean =>
  Math.abs(now - at) < withinMs
