import type { ActionFact, RestoredFact } from './action-facts.ts'
import { type Actions, addPhase, type PhaseRecord, phasesOf } from './actions.ts'
import { type DeliveryRow, deliveryOf, rowOf } from './delivery-row.ts'

/** The actions as facts for a snapshot; folding them again gives the same. */
export function* actionFacts(actions: Actions): Iterable<ActionFact> {
  for (const action of actions.byId.values()) {
    const deliveries = phasesOf(actions, action.id).map((record) => ({
      phase: record.phase.id,
      rows: record.deliveries.map(rowOf),
    }))
    yield { type: 'action.restored', action, deliveries }
  }
}

/** Puts back an action as a snapshot has it. */
export function restore(actions: Actions, fact: RestoredFact): void {
  actions.byId.set(fact.action.id, fact.action)
  for (const phase of fact.action.phases) {
    const rows = fact.deliveries.find((stored) => stored.phase === phase.id)?.rows ?? []
    const record = addPhase(actions, fact.action.id, phase, [])
    for (const row of rows as readonly DeliveryRow[]) restoreDelivery(record, row)
  }
}

function restoreDelivery(record: PhaseRecord, row: DeliveryRow): void {
  const delivery = deliveryOf(row)
  if (record.phase.name !== 'alert') record.following.set(delivery.of, record.deliveries.length)
  record.deliveries.push(delivery)
  record.counts[delivery.state] += 1
}
