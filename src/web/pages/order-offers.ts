import { isDeepStrictEqual } from 'node:util'
import { type Action, type Cause, causes, outcomes } from '../../domain/action.ts'
import { withoutQuestion } from '../../domain/answers.ts'
import { type Description, readDescription } from '../../domain/description/description.ts'
import { newsOf } from '../../domain/description/news.ts'
import { joined } from '../../domain/description/sentences.ts'
import type { TextLanguage } from '../../domain/description/tongue.ts'
import type { OtherLanguage } from '../../domain/participant.ts'
import { placeForNews } from '../../domain/templates/places-to-fill.ts'
import { listedIn } from '../../domain/wording.ts'
import type { WebPorts } from '../ports.ts'
import { fetchIn } from './extend-fetch.ts'
import { type Form, field, fieldAll } from './guard.ts'
import { isNumberAsked, numberedAs, numberTold } from './number-choice.ts'
import { nothing, type Offered } from './other-words.ts'
import { alertOffered, proposed, resultOffered, sentAt } from './proposed.ts'
import { whoField } from './what-form.ts'

/** What a text of an order is to those who get it. */
export type OrderPhase = 'result' | 'correction' | 'update' | 'combined' | 'fetch'

/** What a text of an order is proposed for: the action, and the form so far. */
export interface OrderAsked {
  readonly action: Action
  readonly phase: OrderPhase
  readonly form: Form
}

/** A text of an order as the desk proposes it; a result once somebody chose how it ended. */
export function orderOffer(ports: WebPorts, asked: OrderAsked, language: TextLanguage): Offered {
  const { action, phase, form } = asked
  if (phase === 'combined' || phase === 'fetch') {
    return { text: combinedAfter(ports, asked, language) }
  }
  if (phase === 'update') return { text: updateIn(ports, asked, language) }
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

/** Who is looked for by now: as the form has it, where it has any of its fields. */
export function describedIn({ kind, description = {} }: Action, form: Form): Description {
  const isAsked = Object.keys(form).some((name) => name.startsWith(whoField('')))
  return isAsked ? readDescription(kind, (name) => field(form, whoField(name))) : description
}

/** The same where it is not what it was. */
export function toldAnew(action: Action, form: Form): Description | undefined {
  const now = describedIn(action, form)
  return isDeepStrictEqual(now, action.description ?? {}) ? undefined : now
}

/** What changed is named; people know whom it is about by what they were told. */
function updateIn(ports: WebPorts, { action, form }: OrderAsked, language: TextLanguage): string {
  const now = describedIn(action, form)
  const before = action.description ?? {}
  const news = newsOf({ kind: action.kind, before, now }, language)
  const { danger: _, advice: __, number: ___, ...known } = before
  const { danger, advice, number } = now
  const description = {
    ...known,
    ...(danger ? { danger } : {}),
    ...(advice === undefined ? {} : { advice }),
    ...(number === undefined ? {} : { number }),
  }
  return proposed(
    ports,
    'update',
    { ...aboutOf(ports, action, language), description, news },
    language,
  )
}

/**
 * The alert of what is known by now, or its text for who first fetches an AED; one that was written
 * by hand has the news behind it, and the number of the update.
 */
function combinedAfter(ports: WebPorts, asked: OrderAsked, language: TextLanguage): string {
  const { action, phase, form } = asked
  const use = phase === 'fetch' ? 'fetch' : 'alert'
  const { kind, description: before = {} } = action
  const now = describedIn(action, form)
  const news = newsOf({ kind, before, now }, language)
  const sent = use === 'fetch' ? fetchAs(ports, action, language) : alertAs(ports, action, language)
  const alertOf = (description: Description) =>
    proposed(ports, use, { ...aboutOf(ports, action, language), description }, language)
  const [was, is] = [alertOf(before), alertOf(now)]
  const isMade = was !== '' && sent.endsWith(was)
  if (isMade && was !== is) return is
  const text = isMade ? sent : numberedIn(ports, asked, sent)
  const isSame = news === '' && now.number === before.number
  return isSame ? withPlace(text, language) : joined([text, news])
}

/** A text with the number that the update has, where it was not made: two for one action split what comes in. */
function numberedIn(ports: WebPorts, asked: OrderAsked, sent: string): string {
  if (!isNumberAsked(asked.action.kind)) return sent
  return numberedAs(ports, sent, updateIn(ports, asked, 'nl'))
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
  const texts = phases.flatMap((phase) =>
    phase.texts.flatMap(({ sms, fetching }) => [sms, ...(fetching ? [fetching.sms] : [])]),
  )
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
export const combinedIn = (ports: WebPorts, action: Action, language: TextLanguage): string =>
  withPlace(alertAs(ports, action, language), language)

/** A text with a place for what is news; nothing where there is no text. */
export const withPlace = (text: string, language: TextLanguage): string =>
  text === '' ? '' : `${text} ${placeForNews[language]}`

const alertAs = (ports: WebPorts, action: Action, language: TextLanguage): string =>
  language === 'nl'
    ? withoutQuestion(action.phases[0]?.texts.at(-1)?.sms ?? '')
    : alertIn(ports, action, language).text

const fetchAs = (ports: WebPorts, action: Action, language: TextLanguage): string =>
  language === 'nl'
    ? withoutQuestion(action.phases[0]?.texts.at(-1)?.fetching?.sms ?? '')
    : fetchIn(ports, action, language).text

const aboutOf = (ports: WebPorts, action: Action, language: TextLanguage) => ({
  kind: action.kind,
  description: action.description ?? {},
  sent: sentAt(ports, action, language),
  told: numberTold(ports, action),
})
