import { type Action, isPast, stillGoes } from '../domain/action.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { phasesOf } from '../domain/actions.ts'
import { clockIsCredible } from '../domain/schedule.ts'
import { byClock } from './by-clock.ts'
import type { Dispatch } from './dispatch.ts'
import { indicesOf } from './follow-up.ts'
import { measureTests } from './public-test.ts'

/**
 * A heartbeat over persisted due times, every second: a time that is stored cannot be missed by a
 * blocked loop.
 */
export function startResultClock(dispatch: Dispatch): () => void {
  const { log } = dispatch.ports
  const task = byClock({ name: 'results', at: '* * * * * *', run: () => beat(dispatch), log })
  return () => void task.destroy()
}

/** One heartbeat: trusts or distrusts the clock, lets go what is due, drops what is too late. */
export function beat(dispatch: Dispatch): void {
  const { now, ledger, log } = dispatch.ports
  const isCredible = clockIsCredible(now(), ledger.lastFactAt())
  if (!isCredible && !dispatch.run.isHalted) {
    log('error', 'clock-not-credible', { now: new Date(now()).toISOString() })
    dispatch.run.halt()
  }
  if (isCredible && dispatch.run.isHalted && dispatch.isOpen) dispatch.run.start()
  if (!isCredible) return
  for (const action of ledger.state.actions.byId.values()) {
    if (action.state === 'closed') continue
    dispatch.note(tooLate(dispatch, action))
    dispatch.callInstead(action.id)
    dispatch.responders.consider(action.id)
    dispatch.closeIfFinished(action.id)
  }
  measureTests(dispatch)
  dispatch.run.pump()
}

/** What can no longer begin; quiet hours and the rest are asked for when a modem takes it. */
function tooLate(dispatch: Dispatch, action: Action): readonly ActionFact[] {
  const { ledger, now } = dispatch.ports
  return phasesOf(ledger.state.actions, action.id).flatMap((record): readonly ActionFact[] => {
    const { phase, counts } = record
    const waitsForSomebody = phase.isHeld && stillGoes(action, phase.name)
    if (waitsForSomebody || counts.queued === 0 || !isPast(phase, now())) return []
    const ns = indicesOf(record, ({ state }) => state === 'queued')
    return [{ type: 'delivery.dropped', phase: phase.id, ns, reason: 'expired' }]
  })
}
