import { phasesOf } from '../domain/actions.ts'
import type { DeliveryFact, OneDeliveryFact } from '../domain/delivery-facts.ts'
import type { Fact } from '../domain/facts.ts'
import type { State } from '../domain/state.ts'
import type { Dispatch } from './dispatch.ts'
import type { Doubts } from './doubts.ts'
import type { PeopleCache } from './people-cache.ts'

/** What reacting needs that dispatch keeps to itself. */
interface Kept {
  readonly people: PeopleCache
  readonly doubts: Doubts
  /** The facts that tell of somebody for the first time. */
  readonly newcomers: ReadonlySet<Fact>
}

type PeopleFact = Extract<
  Fact,
  { type: 'participant.saved' | 'participant.erased' | 'import.committed' | 'import.undone' }
>

/** Those of these facts, about to be folded, that bring somebody who is not there. */
export function newcomersIn(facts: readonly Fact[], { participants }: State): ReadonlySet<Fact> {
  const ids = new Set<string>()
  const isFirst = (fact: Fact): boolean =>
    fact.type === 'participant.saved' &&
    !participants.has(fact.participant.id) &&
    ids.size < ids.add(fact.participant.id).size
  return new Set(facts.filter(isFirst))
}

/** What follows from a fact at once, in the tick that it is folded in. */
export function react(dispatch: Dispatch, kept: Kept, fact: Fact): void {
  const { hadAlerts, responders, run } = dispatch
  switch (fact.type) {
    case 'participant.saved':
    case 'participant.erased':
    case 'import.committed':
    case 'import.undone':
      return reactToPeople(dispatch, kept, fact)
    case 'action.started':
      for (const phase of fact.action.phases) takeUpPhase(dispatch, phase.id)
      return responders.consider(fact.action.id)
    case 'action.extended':
      takeUpAlert(dispatch, fact.action)
      return responders.consider(fact.action)
    case 'responder.answered':
      return responders.consider(fact.action)
    case 'phase.added':
      takeUpPhase(dispatch, fact.phase.id)
      return dispatch.closeIfFinished(fact.action)
    case 'phase.extended':
    // What may stand in line only once it is held no more.
    case 'phase.released':
      return takeUpPhase(dispatch, fact.phase)
    case 'phase.hurried':
      return run.hurry(fact.phase)
    case 'phase.retexted':
    case 'notice.queued':
    case 'request.made':
      return run.pump()
    case 'action.closing':
      return dispatch.closeIfFinished(fact.action)
    case 'action.forgotten':
      return hadAlerts.outdated()
    case 'delivery.dropped':
      for (const n of fact.ns) reactToDelivery(dispatch, kept, fact, n)
      return
    default:
      if (isAboutOne(fact)) reactToDelivery(dispatch, kept, fact, fact.n)
  }
}

function reactToPeople(
  { hadAlerts }: Dispatch,
  { people, newcomers }: Kept,
  fact: PeopleFact,
): void {
  if (fact.type === 'participant.saved' && newcomers.has(fact)) {
    // No delivery names a phone of theirs; a merge that is undone saves the other record as well.
    return people.joined(fact.participant)
  }
  hadAlerts.outdated()
  if (fact.type === 'import.committed' || fact.type === 'import.undone') people.outdatedByMany()
  else people.outdated()
}

const isAboutOne = (fact: Fact): fact is OneDeliveryFact =>
  fact.type.startsWith('delivery.') && 'n' in fact

function takeUpPhase(dispatch: Dispatch, id: string): void {
  const record = dispatch.ports.ledger.state.actions.phases.get(id)
  if (record) dispatch.takeUp(record)
  dispatch.run.pump()
}

function takeUpAlert(dispatch: Dispatch, action: string): void {
  const [alert] = phasesOf(dispatch.ports.ledger.state.actions, action)
  if (alert) takeUpPhase(dispatch, alert.phase.id)
}

function reactToDelivery(
  dispatch: Dispatch,
  { doubts }: Kept,
  fact: DeliveryFact,
  n: number,
): void {
  const { phase, type } = fact
  const record = dispatch.ports.ledger.state.actions.phases.get(phase)
  const delivery = record?.deliveries[n]
  if (!record || !delivery) return
  dispatch.reports.note(record, n)
  dispatch.hadAlerts.note(record, n)
  dispatch.responders.noteChange(record, n, fact)
  if (delivery.state === 'inDoubt') doubts.await(record, n)
  if (delivery.state === 'queued' && comesBack.has(type)) {
    dispatch.putInLine(record, n)
    dispatch.run.pump()
  }
  if (record.phase.name === 'alert') dispatch.noteFollowUps(record, n)
  dispatch.closeIfFinished(record.action)
}

/** Facts after which a queued delivery is nobody's and has to be put in line here. */
const comesBack: ReadonlySet<string> = new Set([
  'delivery.again',
  'delivery.switched',
  'delivery.part-accepted',
  'delivery.reported',
])
