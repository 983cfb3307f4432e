import type { Actor } from '../domain/accounts.ts'
import { foldActionFact } from '../domain/action-fold.ts'
import { emptyActions } from '../domain/actions.ts'
import { channelOf } from './channel.ts'
import { DeliveryQueue } from './delivery-queue.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import { planAction } from './plan-action.ts'
import { actionOf } from './start-action.ts'

/** As a rule it is over before the modems are ready: an alert as early as can be meets none of it. */
const settledMs = 100
const betweenMs = 10
/** As often as it takes until most of it is machine code, patterns too. */
const times = 6
/** So many are put in line: enough for what runs for each of them. */
const mostInLine = 2_000
const by: Actor = { kind: 'system', id: 'rehearsal' }

/** With a clock, an age, a house number and a phone number in it, as an alert may have. */
const words = 'let op meisje, 8 jaar, blauwe jas. Om 21.40 weg bij Dijk 12a. Gezien? Bel 0800-0011.'

/**
 * Works out an alert, six times just after a start, and throws it away: code that never
 * ran is compiled while it first runs, which would take the first alert, perhaps after months, longer
 * than all the rest of it until its first message. Nothing of it is sent, kept or shown. Where an action
 * is not closed yet, its messages, corrections and result have no moment to lose. A fault in it is said,
 * and ends the rehearsal alone.
 */
export function rehearse(dispatch: Dispatch): void {
  const { after, ledger, log } = dispatch.ports
  const goOn = (left: number): void => {
    const isBusy = [...ledger.state.actions.byId.values()].some(({ state }) => state !== 'closed')
    const draft = draftAround(dispatch)
    if (left === 0 || isBusy || !draft || !dispatch.isOpen) return
    // It is made a little at a time meanwhile: modems are brought up.
    if (!dispatch.hasIndex) return void after(betweenMs, () => goOn(left))
    try {
      workOut(dispatch, draft)
    } catch (error) {
      return log('error', 'rehearsal-failed', { error: String(error) })
    }
    after(betweenMs, () => goOn(left - 1))
  }
  after(settledMs, () => goOn(times))
}

/** As far as the line of those who wait for a modem: a line of its own. */
function workOut(dispatch: Dispatch, draft: ActionDraft): void {
  const { ledger, now } = dispatch.ports
  const plan = planAction(dispatch, draft)
  plan.preview.text.spoken()
  const { action, recipients } = actionOf(dispatch, draft, plan, by)
  const actions = emptyActions()
  const few = recipients.slice(0, mostInLine)
  foldActionFact(actions, { type: 'action.started', action, recipients: few }, now())
  const queue = new DeliveryQueue()
  for (const record of actions.phases.values()) {
    record.deliveries.forEach((delivery, n) => {
      queue.put(record.phase, channelOf(ledger.state, record, delivery), { n }, now())
    })
  }
}

/** For all around the first of those who take part; undefined where nobody does. */
function draftAround({ ports }: Dispatch): ActionDraft | undefined {
  const [first] = ports.ledger.state.participants.values()
  const centre = first?.addresses[0]?.location
  return (
    centre && {
      status: 'actual',
      kind: 'missing-child',
      text: { sms: words },
      area: { centre, radiusMetres: 2_000 },
    }
  )
}
