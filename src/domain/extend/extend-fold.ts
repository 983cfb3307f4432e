import type { Actions } from '../actions.ts'
import { newDelivery } from '../delivery-steps.ts'
import { sendFetching } from '../errands/errands.ts'
import type { ExtendedFact } from './extension.ts'

/** Puts the recipients of a wider area behind those the alert has; their numbers go on from there. */
export function foldExtension(actions: Actions, fact: ExtendedFact): void {
  const action = actions.byId.get(fact.action)
  const alert = action?.phases[0] && actions.phases.get(action.phases[0].id)
  if (!action || !alert) return
  const { recipients, extension, notAfter } = fact
  const from = alert.deliveries.length
  for (const recipient of recipients) {
    alert.deliveries.push(newDelivery(recipient, alert.deliveries.length))
  }
  sendFetching(alert.deliveries, fact.fetchers, from)
  alert.counts.queued += recipients.length
  alert.phase = { ...alert.phase, notAfter }
  const { overrideSeen, ...unseen } = action
  const isSeen = extension.override === undefined && overrideSeen
  actions.byId.set(action.id, {
    ...unseen,
    ...(isSeen ? { overrideSeen } : {}),
    phases: [alert.phase, ...action.phases.slice(1)],
    selected: action.selected + recipients.length,
    extensions: [...(action.extensions ?? []), extension],
  })
}
