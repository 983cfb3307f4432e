import { isPast } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { isOut } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { State } from '../domain/state.ts'
import { channelOf } from './channel.ts'
import { ownersOf } from './eligibility.ts'
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
 * Whether the rest of a message would come after a later one at the same phone, which followed it
 * because it was in doubt or waited for a person: it stays half then.
 */
export function isOvertaken(state: State, record: PhaseRecord, delivery: Delivery): boolean {
  if (delivery.attempts.length === 0 || !isUnderWay(record, delivery)) return false
  const records = phasesOf(state.actions, record.action)
  return records.slice(records.indexOf(record) + 1).some(({ deliveries, following }) => {
    const later = deliveries[following.get(delivery.of) ?? -1]
    return later !== undefined && (later.state === 'sending' || later.attempts.some(isOut))
  })
}

/** The rest that a limit keeps here may stay for hours, and a correction cannot. */
const restWithinMs = 2 * 60_000

/**
 * Whether another message of the action is on its way to the same phone, or half there and tried
 * within two minutes: nothing comes between its parts. At most one is half and to be finished, so
 * that no two wait for each other. `isClaimed` tells whether a modem has a delivery.
 */
export function comesTooSoon(
  state: State,
  record: PhaseRecord,
  { of }: Delivery,
  { now, isClaimed }: { now: number; isClaimed: (phase: string, n: number) => boolean },
): boolean {
  return phasesOf(state.actions, record.action).some((other) => {
    if (other === record) return false
    const n = other.phase.name === 'alert' ? of : other.following.get(of)
    if (n === undefined) return false
    if (isClaimed(other.phase.id, n)) return true
    const delivery = other.deliveries[n]
    if (!isToFinish(state, other, delivery, now)) return false
    return now - (delivery.attempts.at(-1)?.at ?? 0) < restWithinMs
  })
}
