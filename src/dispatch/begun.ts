import { isPast } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { begunText, isOut, partsThrough } from '../domain/attempts.ts'
import type { Attempt } from '../domain/delivery.ts'
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
 * Whether the rest of a message would come after a later one at the same phone, which did not wait
 * for it: it stays half then.
 */
export function isOvertaken(state: State, record: PhaseRecord, delivery: Delivery): boolean {
  if (delivery.attempts.length === 0 || !isUnderWay(record, delivery)) return false
  const [{ at: begunAt } = { at: 0 }] = partsThrough(delivery, begunText(delivery))
  const later = triedLater(state, record, delivery)
  return later.some((attempt) => isOut(attempt) && attempt.at > begunAt)
}

/**
 * Whether what is at the phone already has made a correction needless: a later one, or the result,
 * unless it was in doubt before that and is sent once more (contract.md, Meanings).
 */
export function isSuperseded(state: State, record: PhaseRecord, delivery: Delivery): boolean {
  if (record.phase.name !== 'correction') return false
  const isUnsent = !delivery.attempts.some(isOut)
  const counts = ({ phase: { name } }: PhaseRecord): boolean =>
    name === 'correction' || (name === 'result' && isUnsent)
  return triedLater(state, record, delivery, counts).some(isOut)
}

/** What was tried at the phone by messages of the action that were pressed after this one. */
function triedLater(
  { actions }: State,
  record: PhaseRecord,
  { of }: Delivery,
  counts: (later: PhaseRecord) => boolean = () => true,
): readonly Attempt[] {
  const records = phasesOf(actions, record.action)
  return records
    .slice(records.indexOf(record) + 1)
    .filter(counts)
    .flatMap((later) => deliveryTo(later, of)?.attempts ?? [])
}

/** Where in a phase the delivery is that goes to the same phone as the alert's at `of`. */
export const placeOf = ({ phase, following }: PhaseRecord, of: number): number | undefined =>
  phase.name === 'alert' ? of : following.get(of)

const deliveryTo = (record: PhaseRecord, of: number): Delivery | undefined =>
  record.deliveries[placeOf(record, of) ?? -1]
