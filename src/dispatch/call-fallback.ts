import type { ActionFact } from '../domain/action-facts.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { DeliveryReason } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { kindOf } from '../domain/kinds.ts'
import { canCall } from './channel.ts'
import type { Dispatch } from './dispatch.ts'
import { indicesOf } from './follow-up.ts'
import { goesOnByOthers } from './other-phones.ts'

const minuteMs = 60_000
/** The network said that the SMS will not arrive, and the number may still be good. */
const worthCalling: ReadonlySet<DeliveryReason> = new Set<DeliveryReason>([
  'phone-off',
  'phone-refused',
  'network-gave-up',
  'tries-used-up',
])

/**
 * The alerts that an SMS did not reach and that go on by a call: those the network gave up, and
 * those it did not report as delivered within the kind's minutes. Whoever has another phone after it
 * is called there first. Who is asked to come is called or not as that asks.
 */
export function callInstead(dispatch: Dispatch, id: string): readonly ActionFact[] {
  const { ledger, now, modems } = dispatch.ports
  const action = ledger.state.actions.byId.get(id)
  const minutes = action && kindOf(action.kind).callAfterMinutes
  if (action?.state !== 'running' || action.responders || minutes === null || minutes === undefined)
    return []
  const [alert] = phasesOf(ledger.state.actions, id)
  if (!alert || alert.phase.isHeld || !canCall(dispatch.ports)) return []
  const before = now() - minutes * minuteMs
  const isUnreached = (delivery: Delivery) =>
    (isGivenUp(delivery) || isSilent(delivery, before)) &&
    !goesOnByOthers(ledger.state, alert, delivery)
  const unreached = indicesOf(alert, isUnreached)
  // Asked every second of everybody: what is known of SIMs is gathered for those it is about.
  if (unreached.length === 0) return []
  const statuses = modems().map((modem) => modem.status())
  const tells = new Set(statuses.flatMap((one) => (one.statusReports ? (one.iccid ?? []) : [])))
  const bySim = reportedShare(alert)
  return unreached
    .filter((n) => {
      const iccid = alert.deliveries[n]?.attempts.at(-1)?.iccid ?? ''
      const isGone = alert.deliveries[n]?.state === 'failed'
      return isGone || (tells.has(iccid) && (bySim.get(iccid) ?? 0) >= enoughReports)
    })
    .map((n) => ({ type: 'delivery.switched', phase: alert.phase.id, n, to: 'voice' }))
}

const isGivenUp = ({ state, reason, switchedTo, attempts }: Delivery): boolean =>
  state === 'failed' &&
  switchedTo === undefined &&
  reason !== undefined &&
  worthCalling.has(reason) &&
  attempts.every(({ channel }) => channel === 'sms')

const isSilent = ({ state, switchedTo, attempts }: Delivery, before: number): boolean => {
  const last = attempts.at(-1)
  return (
    state === 'accepted' && switchedTo === undefined && last?.channel === 'sms' && last.at <= before
  )
}

/** A SIM whose network reports on fewer than this share tells nothing by its silence. */
const enoughReports = 0.5

/** By SIM, which share of this phase's messages was reported on. */
function reportedShare({ deliveries }: PhaseRecord): ReadonlyMap<string, number> {
  const counts = new Map<string, { all: number; reported: number }>()
  for (const { attempts } of deliveries) {
    const last = attempts.findLast(({ channel }) => channel === 'sms')
    if (last?.outcome !== 'accepted') continue
    const count = counts.get(last.iccid) ?? { all: 0, reported: 0 }
    count.all += 1
    if (last.report !== undefined) count.reported += 1
    counts.set(last.iccid, count)
  }
  return new Map([...counts].map(([iccid, { all, reported }]) => [iccid, reported / all]))
}
