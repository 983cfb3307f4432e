import type { Action } from './action.ts'
import type { ActionFact, AnsweredFact, LifeFact, PhaseFact } from './action-facts.ts'
import { restore } from './action-snapshot.ts'
import { type Actions, addPhase, change, partsOf } from './actions.ts'
import type { DeliveryFact } from './delivery-facts.ts'
import { foldDelivery } from './delivery-fold.ts'
import { end } from './delivery-steps.ts'
import { foldTelling, isTelling } from './description/described.ts'
import { sendFetching } from './errands/errands.ts'
import { foldExtension } from './extend/extend-fold.ts'
import { type Forgettable, withoutPhones, withoutWords } from './forget-action.ts'
import { foldPhaseFact } from './phase-fold.ts'
import { foldSummary } from './publication/summary.ts'

/** Applies one fact to the actions. `at` is its time in milliseconds since the epoch. */
export function foldActionFact(actions: Actions, fact: ActionFact, at: number): void {
  if (isDeliveryFact(fact)) return foldDeliveryFact(actions, fact, at)
  if (fact.type === 'responder.answered') return answer(actions, fact, at)
  if (fact.type === 'action.restored') return restore(actions, fact)
  if (fact.type === 'action.extended') return foldExtension(actions, fact)
  if (fact.type === 'action.summarised') return foldSummary(actions, fact)
  if (isTelling(fact)) return foldTelling(actions, fact)
  if (fact.type === 'action.started') {
    actions.byId.set(fact.action.id, fact.action)
    for (const phase of fact.action.phases) {
      const { deliveries } = addPhase(actions, fact.action.id, phase, fact.recipients)
      sendFetching(deliveries, fact.fetchers)
    }
    return
  }
  const action = actions.byId.get(fact.action)
  if (!action) return
  if (isPhaseFact(fact)) foldPhaseFact(actions, action, fact)
  else foldLifeFact(actions, action, fact, new Date(at).toISOString())
}

const isPhaseFact = (fact: ActionFact): fact is PhaseFact => fact.type.startsWith('phase.')

function foldLifeFact(actions: Actions, action: Action, fact: LifeFact, time: string): void {
  switch (fact.type) {
    case 'action.stopped':
      if (action.state !== 'running') return
      return change(actions, action, { state: 'stopped', stoppedAt: time })
    case 'action.closing':
      return change(actions, action, {
        state: 'closing',
        outcome: fact.outcome,
        stoppedAt: action.stoppedAt ?? time,
      })
    case 'action.still-current':
      return
    case 'action.override-seen':
      return change(actions, action, { overrideSeen: action.overrideSeen ?? fact.seen })
    case 'action.closed':
      return change(actions, action, { state: 'closed', closedAt: time })
    case 'action.forgotten':
      return forgetPart(actions, action, fact.what)
  }
}

function forgetPart(actions: Actions, action: Action, what: Forgettable): void {
  const changed = what === 'descriptions' ? withoutWords(action) : withoutPhones(actions, action)
  actions.byId.set(action.id, changed)
  for (const phase of changed.phases) {
    const record = actions.phases.get(phase.id)
    if (record) record.phase = phase
  }
}

/** The same answer again changes nothing: they are on their way since the first. */
function answer(actions: Actions, { phase, n, ...said }: AnsweredFact, at: number): void {
  const delivery = actions.phases.get(phase)?.deliveries[n]
  if (!delivery || delivery.answered?.answer === said.answer) return
  const { answer: words, etaSeconds } = said
  delivery.answered = { answer: words, at, ...(etaSeconds === undefined ? {} : { etaSeconds }) }
}

/** Somebody who was alerted called back to hear the message. */
export function countCallIn(actions: Actions, id: string | undefined): void {
  const action = id === undefined ? undefined : actions.byId.get(id)
  if (action) change(actions, action, { callsIn: (action.callsIn ?? 0) + 1 })
}

const isDeliveryFact = (fact: ActionFact): fact is DeliveryFact => fact.type.startsWith('delivery.')

function foldDeliveryFact(actions: Actions, fact: DeliveryFact, at: number): void {
  const record = actions.phases.get(fact.phase)
  if (!record) return
  const ns = fact.type === 'delivery.dropped' ? fact.ns : [fact.n]
  for (const n of ns) {
    const delivery = record.deliveries[n]
    if (!delivery) continue
    const before = delivery.state
    const parts = partsOf(record, delivery)
    if (fact.type === 'delivery.dropped') end(delivery, 'dropped', fact.reason, parts)
    else foldDelivery(delivery, fact, at, parts)
    record.counts[before] -= 1
    record.counts[delivery.state] += 1
  }
}
