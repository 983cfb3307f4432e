import { isPast, type PhaseName } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { begunText, isOut, partsThrough } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { State } from '../domain/state.ts'
import { channelOf } from './channel.ts'
import { ranks } from './delivery-queue.ts'
import { isReleased, ownersOf } from './eligibility.ts'
import { isUnderWay } from './handover.ts'

/**
 * Whether a message that waits is half at its phone and is to be finished, whatever was decided since
 * (contract.md, Meanings): in time, held for nobody, to who still takes part, and not overtaken.
 */
export function isToFinish(
  state: State,
  record: PhaseRecord,
  delivery: Delivery | undefined,
  now: number,
): delivery is Delivery {
  if (delivery?.state !== 'queued' || delivery.attempts.length === 0) return false
  if (record.phase.isHeld || isPast(record.phase, now) || !isUnderWay(record, delivery))
    return false
  if (channelOf(state, record, delivery) !== 'sms') return false
  return ownersOf(state, delivery.recipient).length > 0 && !isOvertaken(state, record, delivery)
}

/**
 * Whether the rest of a message would come after a later one at the same phone, which did not wait
 * for it: it stays half then.
 */
export function isOvertaken(state: State, record: PhaseRecord, delivery: Delivery): boolean {
  if (delivery.attempts.length === 0 || !isUnderWay(record, delivery)) return false
  const [{ at: begunAt } = { at: 0 }] = partsThrough(delivery, begunText(delivery))
  const records = phasesOf(state.actions, record.action)
  return records.slice(records.indexOf(record) + 1).some((later) => {
    const { attempts = [] } = deliveryTo(later, delivery.of) ?? {}
    return attempts.some((attempt) => isOut(attempt) && attempt.at > begunAt)
  })
}

/** Whether a later correction is at the phone already: what it corrected has nothing left to say. */
export function isSuperseded(state: State, record: PhaseRecord, { of }: Delivery): boolean {
  if (record.phase.name !== 'correction') return false
  const records = phasesOf(state.actions, record.action)
  return records
    .slice(records.indexOf(record) + 1)
    .filter(({ phase }) => phase.name === 'correction')
    .some((later) => deliveryTo(later, of)?.attempts.some(isOut))
}

/** A limit, or a network that refuses, may keep the rest here for hours; a result cannot wait. */
const mostWaitMs = 2 * 60_000

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
 * for such a one. An update waits for its alert as long as it takes: without that it says nothing. `isSending` tells
 * whether a modem has a delivery as an SMS.
 */
export function comesTooSoon(
  state: State,
  record: PhaseRecord,
  waiting: Delivery,
  { now, isSending }: { now: number; isSending: (phase: string, n: number) => boolean },
): boolean {
  const records = phasesOf(state.actions, record.action)
  const isBegun = isUnderWay(record, waiting)
  return records.some((other, i) => {
    const n = other === record ? undefined : placeOf(other, waiting.of)
    const delivery = n === undefined ? undefined : other.deliveries[n]
    if (n === undefined || !delivery) return false
    const seen = { state, record: other, delivery, now }
    if (isSending(other.phase.id, n) || isOnItsWay(seen, record.phase.name)) return true
    const isEarlier = i < records.indexOf(record)
    return isEarlier && !isBegun && goesBefore(other, record) && isInLine(seen)
  })
}

const isOnItsWay = (other: Other, before: PhaseName): boolean =>
  isUnanswered(other) || isHalf(other, before)

/**
 * An alert is no follower: who has none of it gets nothing that follows. A correction takes the place
 * of the one before; updates come in their order.
 */
const goesBefore = ({ phase: { name } }: PhaseRecord, { phase }: PhaseRecord): boolean =>
  name !== 'alert' &&
  (ranks[name] < ranks[phase.name] || (name === 'update' && phase.name === name))

/** The modem is free again before it is written down that the last part was taken (`Owed`). */
function isUnanswered({ delivery, now }: Other): boolean {
  const { channel, at = 0 } = delivery.attempts.at(-1) ?? {}
  return delivery.state === 'sending' && channel === 'sms' && Math.abs(now - at) < mostWaitMs
}

function isHalf({ state, record, delivery, now }: Other, before: PhaseName): boolean {
  if (!isToFinish(state, record, delivery, now)) return false
  const { at = 0 } = delivery.attempts.findLast(({ outcome }) => outcome === 'accepted') ?? {}
  return (before === 'update' && record.phase.name === 'alert') || Math.abs(now - at) < mostWaitMs
}

/** Nothing of it has left, and it waited for somebody's rest at most. */
const isInLine = ({ state, record, delivery, now }: Other): boolean =>
  delivery.state === 'queued' &&
  !delivery.attempts.some(isOut) &&
  isReleased(record, now) &&
  Math.abs(now - Date.parse(record.phase.cap.effective)) < 2 * mostWaitMs &&
  channelOf(state, record, delivery) === 'sms'

/** Where in a phase the delivery is that goes to the same phone. */
const placeOf = ({ phase, following }: PhaseRecord, of: number): number | undefined =>
  phase.name === 'alert' ? of : following.get(of)

const deliveryTo = (record: PhaseRecord, of: number): Delivery | undefined =>
  record.deliveries[placeOf(record, of) ?? -1]
