import { type Action, type Cause, causes, outcomes } from '../../domain/action.ts'
import type { TextLanguage } from '../../domain/description/tongue.ts'
import type { OtherLanguage } from '../../domain/participant.ts'
import { placeForNews } from '../../domain/templates/places-to-fill.ts'
import { listedIn } from '../../domain/wording.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field, fieldAll } from './guard.ts'
import { nothing, type Offered } from './other-words.ts'
import { alertOffered, proposed, resultOffered, sentAt } from './proposed.ts'

/** What a text of an order is to those who get it. */
export type OrderPhase = 'result' | 'correction' | 'update' | 'combined'

/** What a text of an order is proposed for: the action, and the form so far. */
export interface OrderAsked {
  readonly action: Action
  readonly phase: OrderPhase
  readonly form: Form
}

/** A text of an order as the desk proposes it; a result once somebody chose how it ended. */
export function orderOffer(ports: WebPorts, asked: OrderAsked, language: TextLanguage): Offered {
  const { action, phase, form } = asked
  if (phase === 'combined') return { text: combinedIn(ports, action, language) }
  if (phase !== 'result') {
    const without = phase === 'correction' ? wrongIn(form) : []
    const use = without.length > 0 ? 'correction-number' : phase
    const about = { ...aboutOf(ports, action, language), without }
    return { text: proposed(ports, use, about, language) }
  }
  const outcome = outcomes.find((known) => known === field(form, 'outcome'))
  if (!outcome) return nothing
  const mayNamePlace = field(form, 'mayNamePlace') !== ''
  return resultOffered(ports, { action, outcome, mayNamePlace }, language)
}

/** The numbers of the list that the form of a correction says are wrong. */
export const wrongIn = (form: Form): readonly string[] => fieldAll(form, 'wrongNumber')

/** What was wrong, as somebody chose it; that a number was, says so by itself. */
export function causeIn(form: Form): Cause | undefined {
  const chosen = causes.find((cause) => cause === field(form, 'cause'))
  return chosen ?? (wrongIn(form).length > 0 ? 'number' : undefined)
}

/** The numbers of the list that people were told to ring. */
export const numbersTold = ({ policy }: WebPorts, { phases }: Action): readonly string[] => {
  const texts = phases.flatMap((phase) => phase.texts.map(({ sms }) => sms))
  return listedIn(texts.join('\n'), policy.verifiedNumbers)
}

/** The alert as it is in a language; nothing where nobody told or wrote it. */
export function alertIn(ports: WebPorts, action: Action, language: OtherLanguage): Offered {
  const sent = action.phases[0]?.texts.at(-1)?.translations?.[language]
  if (sent) return { text: sent.sms, said: sent.voice }
  if (!action.description) return nothing
  return alertOffered(ports, aboutOf(ports, action, language), language)
}

/** The same with what is news behind it, for who has not had the alert yet. */
export function combinedIn(ports: WebPorts, action: Action, language: TextLanguage): string {
  const text =
    language === 'nl'
      ? (action.phases[0]?.texts.at(-1)?.sms ?? '')
      : alertIn(ports, action, language).text
  return text === '' ? '' : `${text} ${placeForNews[language]}`
}

const aboutOf = (ports: WebPorts, action: Action, language: TextLanguage) => ({
  kind: action.kind,
  description: action.description ?? {},
  sent: sentAt(ports, action, language),
})
