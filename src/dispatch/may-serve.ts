import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { Budget } from './budget.ts'
import type { DeliveryQueue, ReadyFor } from './delivery-queue.ts'
import { isReleased } from './eligibility.ts'
import type { SendingModemStatus } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

/** What tells whether a phase may be served. */
export interface ServingPorts {
  readonly ports: Pick<DispatchPorts, 'ledger'>
  readonly budget: Budget
  readonly queue: DeliveryQueue
  /** Whether somebody is about to correct it. */
  readonly isHeldBack: (record: PhaseRecord) => boolean
}

/** The SIM that would, over one channel. */
export interface Serving extends ReadyFor {
  readonly limits: SendingModemStatus['limits']
}

/**
 * Whether a phase may use this SIM now: released, within limits, and not a second update while the
 * first has any that this SIM may take.
 */
export function mayServe(
  around: ServingPorts,
  serving: Serving,
  record: PhaseRecord | undefined,
): boolean {
  if (!record || !isOpen(around, serving, record)) return false
  if (record.phase.name !== 'update') return true
  const { ports, queue } = around
  const records = phasesOf(ports.ledger.state.actions, record.action)
  return !records
    .slice(0, records.indexOf(record))
    .filter(({ phase }) => phase.name === 'update')
    .some((before) => queue.hasFor(before.phase.id, serving) && isOpen(around, serving, before))
}

function isOpen(
  { budget, isHeldBack }: ServingPorts,
  { channel, iccid, limits, now }: Serving,
  record: PhaseRecord,
): boolean {
  if (!isReleased(record, now) || isHeldBack(record)) return false
  return channel === 'voice' || budget.allows({ iccid, limits }, record, now)
}
