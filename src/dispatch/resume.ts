import type { Actor } from '../domain/accounts.ts'
import { type Action, isPast, stillGoes } from '../domain/action.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { Attempt } from '../domain/delivery.ts'
import type { State } from '../domain/state.ts'
import type { Dispatch } from './dispatch.ts'
import { indicesOf, isDone } from './follow-up.ts'
import { dueSince } from './morning.ts'

const system: Actor = { kind: 'system', id: 'resume' }
const lateResultMs = 2 * 60 * 60 * 1000
const reportSlackMs = 60 * 60 * 1000

/**
 * Takes up every action that is not closed, and what a late report brought back of one that is: what
 * was on a modem without an answer is in doubt, what was between two parts goes on, and what the outage
 * outlasted waits for a person, unless nothing of it begins any more. Reports are listened for also of
 * what was closed lately.
 */
export async function resume(dispatch: Dispatch): Promise<void> {
  const { state } = dispatch.ports.ledger
  const now = dispatch.ports.now()
  const open = [...state.actions.byId.values()].filter((action) => hasWork(state, action, now))
  const records = open.flatMap(({ id }) => phasesOf(state.actions, id))
  for (const record of records) {
    const facts = [...interrupted(record, now), ...outlasted(dispatch, record)]
    if (facts.length > 0) await dispatch.ports.ledger.append(facts, system)
  }
  await dispatch.run.resumeNotices()
  // Before those: the newest holders of a reference are the ones that are found.
  listenForReports(dispatch, state, now)
  for (const record of records) dispatch.takeUp(record)
  for (const { id, number } of open) {
    settleAfterRestart(dispatch, id)
    dispatch.ports.log('info', 'action-goes-on', { number, ...stillOpen(dispatch, id) })
  }
}

/** Also of a closed action a late report can have brought back a message, which may be in doubt. */
const hasWork = ({ actions }: State, { id, state }: Action, now: number): boolean =>
  state !== 'closed' || !phasesOf(actions, id).every((record) => isDone(record, now))

/** A report may come as long as its message was valid, and a little later: also when all is closed. */
function listenForReports({ reports }: Dispatch, { actions }: State, now: number): void {
  for (const record of actions.phases.values()) {
    const isClosed = actions.byId.get(record.action)?.state === 'closed'
    if (!isClosed || isPast(record.phase, now, reportSlackMs)) continue
    record.deliveries.forEach((_, n) => void reports.note(record, n))
  }
}

/** What of an action is not over, over all its phases: for who reads the log after a restart. */
function stillOpen({ ports }: Dispatch, id: string) {
  const told = { queued: 0, inDoubt: 0 }
  for (const { counts } of phasesOf(ports.ledger.state.actions, id)) {
    told.queued += counts.queued
    told.inDoubt += counts.inDoubt
  }
  return told
}

/** `sending` without a modem that holds it: the answer was lost, or only this part was answered. */
function interrupted(record: PhaseRecord, now: number): readonly ActionFact[] {
  const phase = record.phase.id
  return indicesOf(record, ({ state }) => state === 'sending').map((n): ActionFact => {
    const last = record.deliveries[n]?.attempts.at(-1)
    if (last?.channel === 'voice') return interruptedCall(phase, n, last, now)
    return last?.outcome === 'sending'
      ? { type: 'delivery.in-doubt', phase, n, code: 'restart' }
      : { type: 'delivery.handed-back', phase, n }
  })
}

/** After a start a modem plays on by itself until it is asked to hang up, which takes so long. */
const hungUpWithinMs = 5_000

/**
 * A call that nobody drives any more was not heard out, and is made again. Unless its modem plays by
 * itself for long enough to come to the end: then it is not known, and nobody is called twice.
 */
function interruptedCall(phase: string, n: number, call: Attempt, now: number): ActionFact {
  const { playsAlone, heard } = call
  if (playsAlone && now + hungUpWithinMs - playsAlone.from >= playsAlone.seconds * 1000) {
    return { type: 'delivery.in-doubt', phase, n, code: 'restart' }
  }
  const end = { keys: '', isPossiblyVoicemail: false, code: 'restart', isTry: false }
  return { type: 'delivery.called', phase, n, heard: heard ?? 'nothing', ...end }
}

function outlasted(dispatch: Dispatch, record: PhaseRecord): readonly ActionFact[] {
  const { phase, counts } = record
  const action = dispatch.ports.ledger.state.actions.byId.get(record.action)
  // What a late report brought back goes until its time is over: nobody looks at a closed action.
  if (!action || action.state === 'closed' || !stillGoes(action, phase.name)) return []
  if (phase.isHeld || counts.queued + counts.sending === 0) return []
  const now = dispatch.ports.now()
  const isOver = isPast(phase, now)
  const isLate =
    phase.name === 'result' && now > dueSince(dispatch.ports, record, lateResultMs) + lateResultMs
  if (!isOver && !isLate) return []
  dispatch.ports.log('warn', 'phase-held-after-outage', { action: action.id, phase: phase.name })
  return [{ type: 'phase.held', action: action.id, phase: phase.id }]
}

/** What the last run had no time for: follow-ups that became due, and actions that were done. */
function settleAfterRestart(dispatch: Dispatch, id: string): void {
  const alert = phasesOf(dispatch.ports.ledger.state.actions, id)[0]
  for (const n of indicesOf(alert, () => true)) if (alert) dispatch.noteFollowUps(alert, n)
  dispatch.closeIfFinished(id)
}
