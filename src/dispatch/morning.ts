import type { Actor } from '../domain/accounts.ts'
import type { Phase } from '../domain/action.ts'
import type { HurriedFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { RefusedError } from '../domain/errors.ts'
import {
  morningDue,
  morningOf,
  type Nights,
  prefersMorning,
  waitsUntil,
} from '../domain/morning/morning.ts'
import type { State } from '../domain/state.ts'
import type { Morning } from './action-view.ts'
import type { Desk } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { ownersOf } from './eligibility.ts'
import { requireAction } from './end-action.ts'
import { newPhase, termMs } from './phases.ts'
import type { DispatchPorts } from './ports.ts'

/** Whether those who share the phone of a delivery want results of the night in the morning. */
export const wantsMorning = (state: State, { recipient }: Delivery): boolean =>
  prefersMorning(ownersOf(state, recipient))

/** Until when a delivery waits for the morning of those it is for; undefined when it may go. */
export function waitsForMorning(
  { ledger, policy, now }: Pick<DispatchPorts, 'ledger' | 'policy' | 'now'>,
  { phase }: PhaseRecord,
  delivery: Delivery,
): number | undefined {
  const until = waitsUntil(phase, now(), policy)
  return until !== undefined && wantsMorning(ledger.state, delivery) ? until : undefined
}

/** How many of a phase get it in the morning, and got it then; undefined when nobody does. */
export function morningView(
  { ledger, policy, now }: DispatchPorts,
  { phase, deliveries }: PhaseRecord,
): Morning | undefined {
  const at = morningOf(phase, policy)
  if (at === undefined || at !== morningDue(phase, nightLateMs, policy)) return undefined
  const isWaiting = waitsUntil(phase, now(), policy) !== undefined
  const waiting = isWaiting
    ? deliveries.filter(
        (delivery) => delivery.state === 'queued' && wantsMorning(ledger.state, delivery),
      ).length
    : 0
  const had = deliveries.filter(({ attempts: [first] }) => first && first.at >= at).length
  if (waiting + had === 0) return undefined
  return { at: new Date(at).toISOString(), waiting, had }
}

/** A night that falls within this of the release counts as one that the result was for. */
const nightLateMs = 2 * 60 * 60 * 1000

/** How many would wait for the morning if a result were released now. */
export function morningAhead(
  { ports }: Dispatch,
  kind: Parameters<typeof termMs>[0],
  owed: readonly Delivery[],
): Pick<Morning, 'at' | 'waiting'> | undefined {
  const head = { status: 'actual', kind, phases: [] } as const
  const phase: Phase = newPhase(ports, head, {
    name: 'result',
    text: { sms: '', parts: 1 },
    press: '',
  })
  const until = waitsUntil(phase, ports.now(), ports.policy)
  if (until === undefined) return undefined
  const waiting = owed.filter((delivery) => wantsMorning(ports.ledger.state, delivery)).length
  return waiting === 0 ? undefined : { at: new Date(until).toISOString(), waiting }
}

/**
 * Since when a result could have been under way to somebody it still has to go to; a result of
 * which the rest waits for the morning is not late at night.
 */
export function dueSince(
  { ledger, policy }: DispatchPorts,
  { phase, deliveries }: PhaseRecord,
  lateMs: number,
): number {
  const nights: Nights = policy
  const released = Date.parse(phase.notAfter) - resultTermMs
  const morning = morningDue(phase, lateMs, nights)
  if (morning === released) return released
  const isOwedNow = deliveries.some(
    (delivery) =>
      (delivery.state === 'queued' || delivery.state === 'sending') &&
      !wantsMorning(ledger.state, delivery),
  )
  return isOwedNow ? released : morning
}

const resultTermMs = termMs('other', 'result')

/** A result that waits, for its time or for the morning, goes at once after all. */
export const hurryResult =
  (dispatch: Dispatch): Desk['hurry'] =>
  async (id, { phase, past }, by: Actor) => {
    const action = requireAction(dispatch, id)
    const waiting = action.phases.find((one) => one.id === phase && one.name === 'result')
    if (!waiting) throw new RefusedError('no-such-phase', { status: 404 })
    const now = dispatch.ports.now()
    const isScheduled = waiting.releaseAt !== undefined && Date.parse(waiting.releaseAt) > now
    const notAfter = new Date(now + termMs(action.kind, 'result')).toISOString()
    const about = { type: 'phase.hurried', action: id, phase } as const
    const fact: HurriedFact =
      past === 'schedule' ? { ...about, past, notAfter } : { ...about, past }
    // A second press finds it done.
    if (past === 'schedule' ? !isScheduled : waiting.goesAtNight) return
    await dispatch.record([fact], by)
  }
