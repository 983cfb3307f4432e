import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { reasonToDrop } from './eligibility.ts'
import type { DispatchPorts } from './ports.ts'

const leastSeconds = 15
const mostSeconds = 60

/**
 * How long, from the doubt, a status report is waited for before what is in doubt is sent once more: four times
 * this SIM's 95th percentile, between 15 and 60 s; 60 s while that is unknown (modems.md 2.3).
 */
export const patienceMs = (p95Seconds: number | undefined): number =>
  1000 *
  (p95Seconds === undefined
    ? mostSeconds
    : Math.min(mostSeconds, Math.max(leastSeconds, 4 * p95Seconds)))

/** What is in doubt stays so: it was sent once more, or nothing of it begins any more. */
export const isFinal = ({ isSecond, reason }: Delivery): boolean => isSecond || reason !== undefined

/** What becomes of a delivery in doubt when its time is over: sent again, once, or left so. */
export function afterDoubt(
  ports: Pick<DispatchPorts, 'ledger' | 'policy'>,
  record: PhaseRecord,
  n: number,
  now: number,
): readonly ActionFact[] {
  const delivery = record.deliveries[n]
  if (delivery?.state !== 'inDoubt' || isFinal(delivery)) return []
  const phase = record.phase.id
  const reason = reasonToDrop(ports.ledger.state, record, n, now, ports.policy)
  if (reason) return [{ type: 'delivery.dropped', phase, ns: [n], reason }]
  return [{ type: 'delivery.again', phase, n }]
}

/** The SIM whose answer is missing. */
export const doubtedSim = ({ attempts }: Delivery): string | undefined =>
  attempts.findLast(({ outcome }) => outcome === 'in-doubt')?.iccid
