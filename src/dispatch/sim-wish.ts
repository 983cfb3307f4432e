import type { Actions, PhaseRecord } from '../domain/actions.ts'
import { begunText, partsThrough } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { State } from '../domain/state.ts'
import { doubtedSim } from './doubt.ts'
import { isUnderWay } from './handover.ts'
import type { Waiting } from './phase-queue.ts'

/** By which SIM a delivery had better not go, or had better go. */
export function simWish(
  { actions }: State,
  record: PhaseRecord,
  n: number,
): Pick<Waiting, 'avoid' | 'prefer'> {
  const delivery = record.deliveries[n]
  if (!delivery) return {}
  const begun = begunOn(record, delivery)
  const doubted = delivery.isSecond ? doubtedSim(delivery) : undefined
  const avoid = doubted === begun ? undefined : doubted
  const isAlert = record.phase.name === 'alert'
  const prefer = isAlert ? undefined : (begun ?? carrierOf(actions, record, delivery.of))
  return { ...(avoid === undefined ? {} : { avoid }), ...(prefer === undefined ? {} : { prefer }) }
}

/** The SIM that has sent a part of what is to be finished. */
const begunOn = (record: PhaseRecord, delivery: Delivery): string | undefined =>
  isUnderWay(record, delivery) ? partsThrough(delivery, begunText(delivery))[0]?.iccid : undefined

/** The SIM that carried the alert that is followed. */
function carrierOf(actions: Actions, { action }: PhaseRecord, of: number): string | undefined {
  const alert = actions.byId.get(action)?.phases[0]
  const attempts = alert && actions.phases.get(alert.id)?.deliveries[of]?.attempts
  return attempts?.findLast(({ outcome }) => outcome === 'accepted')?.iccid
}
