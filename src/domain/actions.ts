import type { Action, Phase } from './action.ts'
import type { PartsOf } from './attempts.ts'
import { deliveryStates } from './delivery.ts'
import type { Recipient } from './delivery-facts.ts'
import type { Counts, Delivery } from './delivery-fold.ts'
import { newDelivery } from './delivery-steps.ts'
import { type Errand, textFor } from './errands/errands.ts'
import { wordsIn } from './translation.ts'

/** A phase with its deliveries, and the counts that every screen shows. */
export interface PhaseRecord {
  readonly action: string
  phase: Phase
  readonly deliveries: Delivery[]
  readonly counts: Counts
  /** Alert delivery → this phase's delivery that follows it. Empty in an alert phase. */
  readonly following: Map<number, number>
}

/** Actions and their deliveries, folded. */
export interface Actions {
  readonly byId: Map<string, Action>
  readonly phases: Map<string, PhaseRecord>
}

/** No actions. */
export const emptyActions = (): Actions => ({ byId: new Map(), phases: new Map() })

/** None in any state. */
export const noCounts = (): Counts =>
  Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Counts

/** The record of an action's phase, oldest first. */
export const phasesOf = (actions: Actions, id: string): readonly PhaseRecord[] =>
  (actions.byId.get(id)?.phases ?? []).flatMap((phase) => actions.phases.get(phase.id) ?? [])

/** How many parts a text of the phase has for who gets this delivery. */
export const partsOf =
  ({ phase }: PhaseRecord, to: Errand): PartsOf =>
  (n, language) => {
    const text = phase.texts[n]
    return text ? wordsIn(textFor(text, to), language).parts : 1
  }

/** Changes what is known of an action. */
export function change(actions: Actions, action: Action, changes: Partial<Action>): void {
  actions.byId.set(action.id, { ...action, ...changes })
}

/** Changes a phase, in its action and in its record. */
export function changePhase(
  actions: Actions,
  action: Action,
  id: string,
  changed: (phase: Phase) => Phase,
): void {
  const record = actions.phases.get(id)
  if (!record) return
  record.phase = changed(record.phase)
  const phases = action.phases.map((phase) => (phase.id === id ? record.phase : phase))
  change(actions, action, { phases })
}

/** A phase begins, with these to send to. */
export function addPhase(
  actions: Actions,
  action: string,
  phase: Phase,
  recipients: readonly Recipient[],
): PhaseRecord {
  const record: PhaseRecord = {
    action,
    phase,
    deliveries: recipients.map((recipient, n) => newDelivery(recipient, n)),
    counts: { ...noCounts(), queued: recipients.length },
    following: new Map(),
  }
  actions.phases.set(phase.id, record)
  return record
}

/** Adds deliveries that follow alerts, once each. */
export function follow(actions: Actions, record: PhaseRecord, of: readonly number[]): void {
  const alert = phasesOf(actions, record.action)[0]
  for (const n of of) {
    const source = alert?.deliveries[n]
    if (!source || record.following.has(n)) continue
    record.following.set(n, record.deliveries.length)
    record.deliveries.push(newDelivery(source.recipient, n))
    record.counts.queued += 1
  }
}
