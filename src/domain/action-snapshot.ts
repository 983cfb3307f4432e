import type { ActionFact, RestoredFact } from './action-facts.ts'
import { type Actions, addPhase, type PhaseRecord, phasesOf } from './actions.ts'
import type { Delivery } from './delivery-fold.ts'
import { keptColumns, restoredPhase } from './restored-phase.ts'
import { deliveryOf } from './restored-row.ts'

/** The actions as facts for a snapshot; folding them again gives the same. */
export function* actionFacts(actions: Actions): Iterable<ActionFact> {
  for (const action of actions.byId.values()) {
    const deliveries = phasesOf(actions, action.id).map((record) => ({
      phase: record.phase.id,
      columns: keptColumns(record),
    }))
    yield { type: 'action.restored', action, deliveries }
  }
}

/** Puts back an action as a snapshot has it. */
export function restore(actions: Actions, fact: RestoredFact): void {
  actions.byId.set(fact.action.id, fact.action)
  for (const phase of fact.action.phases) {
    const stored = fact.deliveries.find((stored) => stored.phase === phase.id)
    if (stored && 'columns' in stored) {
      actions.phases.set(phase.id, restoredPhase(fact.action.id, phase, stored.columns))
    } else {
      const record = addPhase(actions, fact.action.id, phase, [])
      for (const row of stored?.rows ?? []) put(record, deliveryOf(row))
    }
  }
}

function put(record: PhaseRecord, delivery: Delivery): void {
  if (record.phase.name !== 'alert') record.following.set(delivery.of, record.deliveries.length)
  record.deliveries.push(delivery)
  record.counts[delivery.state] += 1
}
