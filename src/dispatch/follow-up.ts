import { isPast, type Phase, stillGoes } from '../domain/action.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import { phasesOf } from '../domain/actions.ts'
import { begunText, mayHaveArrived } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { State } from '../domain/state.ts'
import { hasAnswered } from './answered.ts'
import { isFinal } from './doubt.ts'
import { isUnderWay } from './handover.ts'

/** The deliveries of a phase, by number, for which a condition holds. */
export const indicesOf = (
  record: PhaseRecord | undefined,
  fits: (delivery: Delivery) => boolean,
): readonly number[] =>
  (record?.deliveries ?? []).flatMap((delivery, n) => (fits(delivery) ? n : []))

/**
 * Whom a follow-up owes a message: everyone who may have had the alert. A correction or an update
 * speaks of older texts, so whoever had the alert with the text that came with it needs it not. That
 * there is help enough is news to those only who were asked to come and have not answered.
 */
export const isOwed = (
  { alertText, isEnough }: Phase,
  delivery: Delivery,
  alert: PhaseRecord | undefined,
): boolean =>
  mayHaveArrived(delivery) &&
  (alertText === undefined || begunText(delivery) < alertText) &&
  !(isEnough && alert && hasAnswered(alert, delivery))

/**
 * What one alert's change asks of the phases that follow it: to be sent to after all when it may
 * have arrived late, or to be dropped when the network reported that it never did.
 */
export function followUps(state: State, alert: PhaseRecord, n: number): readonly ActionFact[] {
  const delivery = alert.deliveries[n]
  if (!delivery) return []
  return followersOf(state, alert).flatMap((follower): readonly ActionFact[] => {
    const phase = follower.phase.id
    const own = follower.following.get(n)
    if (own === undefined) {
      return isOwed(follower.phase, delivery, alert)
        ? [{ type: 'phase.extended', action: alert.action, phase, of: [n] }]
        : []
    }
    const isNeedless = delivery.state === 'failed' && !mayHaveArrived(delivery)
    const following = follower.deliveries[own]
    return isNeedless && following?.state === 'queued' && !isUnderWay(follower, following)
      ? [{ type: 'delivery.dropped', phase, ns: [own], reason: 'alert-failed' }]
      : []
  })
}

/** What follows an alert and still goes. */
function followersOf({ actions }: State, { action: id }: PhaseRecord): readonly PhaseRecord[] {
  const action = actions.byId.get(id)
  return phasesOf(actions, id).filter(
    ({ phase }) => phase.name !== 'alert' && action && stillGoes(action, phase.name),
  )
}

/** Whether a closing action has nothing left to do. */
export function isFinished(state: State, id: string, now: number): boolean {
  if (state.actions.byId.get(id)?.state !== 'closing') return false
  return phasesOf(state.actions, id).every((record) => isDone(record, now))
}

/** Whether nothing of a phase is to be sent any more, or to be sent once more. */
export function isDone(record: PhaseRecord, now: number): boolean {
  const { phase, counts } = record
  if (counts.queued > 0 || counts.sending > 0) return false
  if (phase.name === 'alert' || counts.inDoubt === 0 || isPast(phase, now)) return true
  return record.deliveries.every((delivery) => delivery.state !== 'inDoubt' || isFinal(delivery))
}
