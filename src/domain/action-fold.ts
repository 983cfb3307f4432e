import type { Action, Phase } from './action.ts'
import type {
  ActionFact,
  AnsweredFact,
  HurriedFact,
  LifeFact,
  PhaseFact,
  RestoredFact,
} from './action-facts.ts'
import type { PartsOf } from './attempts.ts'
import { deliveryStates } from './delivery.ts'
import type { DeliveryFact, Recipient } from './delivery-facts.ts'
import { type Counts, type Delivery, end, foldDelivery, newDelivery } from './delivery-fold.ts'
import { type DeliveryRow, deliveryOf, rowOf } from './delivery-row.ts'
import { foldDescribed } from './description/described.ts'
import { type Errand, sendFetching, textFor } from './errands/errands.ts'
import { foldExtension } from './extend/extend-fold.ts'
import { type Forgettable, withoutPhones, withoutWords } from './forget-action.ts'
import { foldSummary } from './publication/summary.ts'
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

const noCounts = (): Counts =>
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

/** Applies one fact to the actions. `at` is its time in milliseconds since the epoch. */
export function foldActionFact(actions: Actions, fact: ActionFact, at: number): void {
  if (isDeliveryFact(fact)) return foldDeliveryFact(actions, fact, at)
  if (fact.type === 'responder.answered') return answer(actions, fact, at)
  if (fact.type === 'action.restored') return restore(actions, fact)
  if (fact.type === 'action.extended') return foldExtension(actions, fact)
  if (fact.type === 'action.summarised') return foldSummary(actions, fact)
  if (fact.type === 'action.described') return foldDescribed(actions, fact)
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

function foldPhaseFact(actions: Actions, action: Action, fact: PhaseFact): void {
  switch (fact.type) {
    case 'phase.added': {
      change(actions, action, { phases: [...action.phases, fact.phase] })
      return follow(actions, addPhase(actions, action.id, fact.phase, []), fact.of)
    }
    case 'phase.extended': {
      const record = actions.phases.get(fact.phase)
      return record ? follow(actions, record, fact.of) : undefined
    }
    case 'phase.retexted':
      return changePhase(actions, action, fact.phase, (phase) => ({
        ...phase,
        texts: [...phase.texts, fact.text],
      }))
    case 'phase.held':
      return changePhase(actions, action, fact.phase, (phase) => ({ ...phase, isHeld: true }))
    case 'phase.released':
      return changePhase(actions, action, fact.phase, ({ isHeld: _, ...phase }) => ({
        ...phase,
        notAfter: fact.notAfter,
      }))
    case 'phase.hurried':
      return changePhase(actions, action, fact.phase, (phase) => hurried(phase, fact))
  }
}

function hurried({ releaseAt, ...phase }: Phase, fact: HurriedFact): Phase {
  if (fact.past === 'schedule') return { ...phase, notAfter: fact.notAfter }
  return { ...phase, ...(releaseAt ? { releaseAt } : {}), goesAtNight: true }
}

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

function change(actions: Actions, action: Action, changes: Partial<Action>): void {
  actions.byId.set(action.id, { ...action, ...changes })
}

function changePhase(
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

function addPhase(
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
function follow(actions: Actions, record: PhaseRecord, of: readonly number[]): void {
  const alert = phasesOf(actions, record.action)[0]
  for (const n of of) {
    const source = alert?.deliveries[n]
    if (!source || record.following.has(n)) continue
    record.following.set(n, record.deliveries.length)
    record.deliveries.push(newDelivery(source.recipient, n))
    record.counts.queued += 1
  }
}

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

function restore(actions: Actions, fact: RestoredFact): void {
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
