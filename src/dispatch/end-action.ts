import type { Actor } from '../domain/accounts.ts'
import { type Action, isEnded } from '../domain/action.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { phasesOf } from '../domain/actions.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import { readMoment } from '../domain/schedule.ts'
import { outcomesOf } from '../domain/templates/uses.ts'
import { isToFinish } from './begun.ts'
import { requireText } from './compose.ts'
import type { Dispatch } from './dispatch.ts'
import type { CloseDraft } from './draft.ts'
import { indicesOf, isOwed } from './follow-up.ts'
import { readableText, readersIn } from './languages.ts'
import { newPhase } from './phases.ts'
import { pressedBefore } from './pressed.ts'
import { summaryAfter } from './summaries.ts'

/** The action with this id, or a refusal that says there is none. */
export function requireAction(dispatch: Dispatch, id: string): Action {
  const action = dispatch.ports.ledger.state.actions.byId.get(id)
  if (!action) throw new RefusedError('no-such-action', { status: 404 })
  return action
}

/** No new alert begins. What a modem has is finished; the rest is dropped in the same record. */
export const stopAction =
  (dispatch: Dispatch) =>
  async (id: string, by: Actor): Promise<void> => {
    const action = requireAction(dispatch, id)
    if (action.state !== 'running') return
    await dispatch.record(
      [{ type: 'action.stopped', action: id }, ...dropQueued(dispatch, id, ['alert'])],
      by,
    )
    dispatch.ports.log('info', 'action-stopped', { number: action.number })
  }

/** On whose order something is told, and the press that it goes out by. */
export interface Pressed {
  readonly by: Actor
  readonly press?: string | undefined
}

/** The action with this id that nobody has ended, or a refusal. */
export function requireOpen(dispatch: Dispatch, id: string): Action {
  const action = requireAction(dispatch, id)
  if (isEnded(action)) throw new RefusedError('action-closed-already', { status: 409 })
  return action
}

/** Stops, and owes the result to everyone who may have had the alert, also when that shows later. */
export function closeFacts(
  dispatch: Dispatch,
  id: string,
  draft: CloseDraft,
  { press }: Pressed,
): readonly Fact[] {
  const action = requireOpen(dispatch, id)
  if (!outcomesOf(action.kind).includes(draft.outcome)) {
    throw new RefusedError('outcome-not-of-kind', { field: 'outcome' })
  }
  const releaseAt = draft.sendAt === undefined ? undefined : readMoment(draft.sendAt, 'sendAt')
  const { state } = dispatch.ports.ledger
  const read = readableText(draft.text, readersIn(state, id))
  const text = requireText(dispatch.ports, { ...action, phase: 'result' }, read)
  const alert = phasesOf(state.actions, id)[0]
  const before = pressedBefore(state, press)
  const phase = {
    ...newPhase(dispatch.ports, action, { name: 'result', text, releaseAt, press }),
    ...before.told,
  }
  const of = indicesOf(alert, (delivery) => isOwed(phase, delivery, alert))
  return [
    ...dropQueued(dispatch, id, ['alert', 'update']),
    { type: 'phase.added', action: id, phase, of },
    { type: 'action.closing', action: id, outcome: draft.outcome },
    ...confide(dispatch, id, draft),
    ...summaryAfter(dispatch, action),
    ...before.ended,
  ]
}

/** Beside what was confided before: it is written as one. */
function confide({ ports }: Dispatch, action: string, draft: CloseDraft): readonly Fact[] {
  const { informedBy, notInformed } = draft
  if (informedBy === undefined && notInformed === undefined) return []
  const confided = {
    ...ports.ledger.state.confided.get(action),
    ...(informedBy === undefined ? {} : { informedBy }),
    ...(notInformed === undefined ? {} : { notInformed }),
  }
  return [{ type: 'action.confided', action, confided }]
}

/** What waits is dropped, but for messages of which a part has left: those are finished. */
function dropQueued(
  dispatch: Dispatch,
  id: string,
  names: readonly string[],
): readonly ActionFact[] {
  const { ledger, now } = dispatch.ports
  const [{ state }, at] = [ledger, now()]
  return phasesOf(state.actions, id)
    .filter(({ phase }) => names.includes(phase.name))
    .flatMap((record): readonly ActionFact[] => {
      const ns = indicesOf(
        record,
        (delivery) => delivery.state === 'queued' && !isToFinish(state, record, delivery, at),
      )
      if (ns.length === 0) return []
      return [{ type: 'delivery.dropped', phase: record.phase.id, ns, reason: 'stopped' }]
    })
}
