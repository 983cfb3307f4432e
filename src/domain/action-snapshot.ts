import type { ActionFact, RestoredDeliveries, RestoredFact } from './action-facts.ts'
import { type Actions, phasesOf } from './actions.ts'
import { columnsOf, type DeliveryColumns } from './delivery-columns.ts'
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
    const columns = stored ? columnsIn(stored) : columnsOf([])
    actions.phases.set(phase.id, restoredPhase(fact.action.id, phase, columns))
  }
}

const columnsIn = (stored: RestoredDeliveries): DeliveryColumns =>
  'columns' in stored ? stored.columns : columnsOf(stored.rows.map(deliveryOf))
