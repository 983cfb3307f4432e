import { type Action, isPast, stillGoes, type Written } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { DeliveryReason } from '../domain/delivery.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { phoneById } from '../domain/merge/merge.ts'
import type { OtherLanguage, Participant } from '../domain/participant.ts'
import type { State } from '../domain/state.ts'
import { sharedLanguage } from '../domain/translation.ts'
import { hasAnswered } from './answered.ts'
import type { Carriage } from './carrier.ts'
import type { DispatchPorts, Policy } from './ports.ts'
import { whyNotThen } from './standing.ts'

/** The number a delivery goes to, as long as one of those who share it takes part. */
export function numberOf(state: State, recipient: Recipient): string | undefined {
  for (const phoneId of recipient) {
    const found = phoneById(state, phoneId)
    if (found) return found.phone.number
  }
  return undefined
}

/** In which language those who share a number get a text; undefined for as it is written. */
export const languageOf = (
  state: State,
  recipient: Recipient,
  text: Written | undefined,
): OtherLanguage | undefined => {
  const language = text?.translations && readBy(state, recipient)
  return language && text?.translations?.[language] ? language : undefined
}

/** What all who share a number read; undefined for Dutch, and where they differ. */
export const readBy = (state: State, recipient: Recipient): OtherLanguage | undefined =>
  sharedLanguage(ownersOf(state, recipient).map(({ language }) => language))

/** Whether a phase may go out at all now: let go and due. */
export const isReleased = ({ phase }: PhaseRecord, now: number): boolean =>
  !phase.isHeld && (phase.releaseAt === undefined || Date.parse(phase.releaseAt) <= now)

/** Why a delivery that has not begun must not begin any more; undefined when it may. */
export function reasonToDrop(
  state: State,
  record: PhaseRecord,
  n: number,
  now: number,
  policy: Policy,
): DeliveryReason | undefined {
  const action = state.actions.byId.get(record.action)
  const delivery = record.deliveries[n]
  if (!action || !delivery) return 'withdrawn'
  if (!stillGoes(action, record.phase.name)) return 'stopped'
  const isAlert = record.phase.name === 'alert'
  const needless = isAlert ? whyNeedless(action, record, delivery) : undefined
  if (needless) return needless
  if (record.phase.isEnough && saysOtherwise(state, record, delivery)) return 'reached-otherwise'
  if (isPast(record.phase, now)) return 'expired'
  const owners = ownersOf(state, delivery.recipient)
  if (owners.length === 0) return 'unsubscribed'
  return isAlert ? whyNotThen(owners, action, now, policy) : undefined
}

/** The last question before what was lent to a modem leaves with this text: the newest, and held by nobody. */
export function mayLeave(
  { ledger, now, policy }: Pick<DispatchPorts, 'ledger' | 'now' | 'policy'>,
  { claim, record, isHeldBack }: Pick<Carriage, 'claim' | 'record' | 'isHeldBack'>,
  text: number,
): boolean {
  if (text !== record.phase.texts.length - 1 || record.phase.isHeld || isHeldBack()) return false
  return reasonToDrop(ledger.state, record, claim.n, now(), policy) === undefined
}

/** Those who share the number and take part: who said goodbye gets nothing, not a result either. */
export const ownersOf = (state: State, recipient: Recipient): readonly Participant[] =>
  recipient
    .flatMap((phoneId) => phoneById(state, phoneId)?.participant ?? [])
    .filter(({ leftAt }) => leftAt === undefined)

/** What has made an alert needless, for everybody or for them. */
function whyNeedless(
  { responders, phases }: Action,
  record: PhaseRecord,
  delivery: Delivery,
): DeliveryReason | undefined {
  if (!responders) return undefined
  if (hasAnswered(record, delivery)) return 'reached-otherwise'
  return phases.some(({ isEnough }) => isEnough) ? 'enough-help' : undefined
}

/** Who answered after all need not be told that there is help enough. */
function saysOtherwise({ actions }: State, { action }: PhaseRecord, delivery: Delivery): boolean {
  const [alert] = phasesOf(actions, action)
  return alert !== undefined && hasAnswered(alert, delivery)
}
