import type { PhaseRecord } from '../domain/actions.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import { newDelivery } from '../domain/delivery-steps.ts'
import { phoneById, recordNow } from '../domain/merge/merge.ts'
import { holderOf } from '../domain/participant.ts'
import { channelOf } from './channel.ts'
import { chooseRecipients } from './choose-recipients.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'

/** Those who get the text of an extension as well: their alert has not begun, or comes back. */
export const waitingIn = ({ deliveries }: PhaseRecord): readonly Recipient[] =>
  deliveries
    .filter(({ state }) => state === 'queued' || state === 'sending')
    .map(({ recipient }) => recipient)

/**
 * Those in the area who are not in the alert, by no phone of theirs and no number of anybody: who had
 * it on a phone that changed since, or by a record that went into theirs, is not told once more on
 * another. Who was left out of the alert is counted in it, and so not once more here.
 */
export function freshIn(
  dispatch: Dispatch,
  { action, deliveries }: PhaseRecord,
  draft: ActionDraft,
): readonly Recipient[] {
  const { state } = dispatch.ports.ledger
  const { selection } = chooseRecipients(dispatch, draft)
  const along = state.confided.get(action)?.leftOut?.along ?? []
  const phones = [...deliveries, ...along].flatMap(({ recipient }) => recipient)
  const known = new Set(phones)
  const numbers = new Set(phones.flatMap((id) => phoneById(state, id)?.phone.number ?? []))
  const whose = (id: string): string => recordNow(state.merges, holderOf(id))
  const people = new Set(phones.map(whose))
  const isKnown = (id: string): boolean =>
    known.has(id) || numbers.has(phoneById(state, id)?.phone.number ?? '') || people.has(whose(id))
  return selection.recipients().filter((phoneIds) => !phoneIds.some(isKnown))
}

/** How many of them are called. */
export const callsAmong = (
  { ports }: Dispatch,
  alert: PhaseRecord,
  recipients: readonly Recipient[],
): number =>
  recipients.filter(
    (recipient) => channelOf(ports.ledger.state, alert, newDelivery(recipient, 0)) === 'voice',
  ).length
