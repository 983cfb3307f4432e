import type { DraftText } from '../../dispatch/desk.ts'
import { type Action, outcomes } from '../../domain/action.ts'
import { localClock } from '../../domain/local-clock.ts'
import type { OtherLanguage } from '../../domain/participant.ts'
import { placeForNews } from '../../domain/templates/places-to-fill.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import {
  hasOthers,
  nothing,
  type Offered,
  type Others,
  otherIds,
  readOthers,
  translationsOf,
} from './other-words.ts'
import { alertOffered, proposed, resultOffered } from './proposed.ts'
import { spokenOf } from './spoken.ts'

/** A text of an order's form: the name and the id of its field, and what it is to those who get it. */
interface TextOf {
  readonly name: 'text' | 'combined'
  readonly id: string
  readonly phase: 'result' | 'correction' | 'update' | 'combined'
  readonly label?: string
}

/** The texts of each order that has any. */
const textsOf: Readonly<Record<string, readonly TextOf[]>> = {
  afsluiten: [{ name: 'text', id: 'result', phase: 'result' }],
  correctie: [{ name: 'text', id: 'correction', phase: 'correction' }],
  aanvulling: [
    { name: 'text', id: 'update', phase: 'update', label: 'other.update' },
    { name: 'combined', id: 'combined', phase: 'combined', label: 'other.combined' },
  ],
}

/** A text of an order as it was filled in. */
export interface OrderText extends TextOf {
  readonly others: Others
  readonly draft: DraftText
}

/**
 * The texts of an order's form, in every language that somebody in the action reads. Without a form
 * they are what a page offers before anything was filled in.
 */
export const orderTexts = (
  ports: WebPorts,
  action: Action,
  path: string,
  form?: Form,
): readonly OrderText[] => {
  const texts = textsOf[path] ?? []
  const readers = texts.length === 0 ? {} : ports.desk.readers(action.id)
  return texts.map((text) => {
    const { name, phase } = text
    const filled = form ?? {}
    const others = readOthers(filled, name, (language) => {
      if (!readers[language]) return nothing
      if (phase === 'result') return endedIn(ports, action, filled, language)
      // With a place to fill in: nobody is stopped by one that no page showed.
      const isShown = form === undefined || hasOthers(form, name, language)
      return isShown ? { text: changedIn(ports, action, phase, language) } : nothing
    })
    const said = name === 'text' ? spokenOf(filled).text : { sms: field(filled, name) }
    return { ...text, others, draft: { ...said, ...translationsOf(others) } }
  })
}

/** How it ended, once somebody chose that. */
function endedIn(ports: WebPorts, action: Action, form: Form, language: OtherLanguage): Offered {
  const outcome = outcomes.find((known) => known === field(form, 'outcome'))
  return outcome ? resultOffered(ports, action, outcome, language) : nothing
}

/** Words in which people fill in what is news. */
function changedIn(
  ports: WebPorts,
  action: Action,
  change: Exclude<TextOf['phase'], 'result'>,
  language: OtherLanguage,
): string {
  if (change === 'combined') return combinedIn(ports, action, language)
  return proposed(ports, change, aboutOf(ports, action), language)
}

/** The alert as it is in a language; nothing where nobody told or wrote it. */
export function alertIn(ports: WebPorts, action: Action, language: OtherLanguage): Offered {
  const sent = action.phases[0]?.texts.at(-1)?.translations?.[language]
  if (sent) return { text: sent.sms, said: sent.voice }
  return action.description ? alertOffered(ports, aboutOf(ports, action), language) : nothing
}

/** The same with what is news behind it, for who has not had the alert yet. */
export function combinedIn(ports: WebPorts, action: Action, language: OtherLanguage): string {
  const { text } = alertIn(ports, action, language)
  return text === '' ? '' : `${text} ${placeForNews[language]}`
}

/** `15:02`, as other languages write it. */
function aboutOf({ policy }: WebPorts, { kind, description = {}, startedAt }: Action) {
  const { minute } = localClock(Date.parse(startedAt), policy.timeZone)
  const two = (n: number): string => String(n).padStart(2, '0')
  const sent = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return { kind, description, sent }
}

/** The fields of an order's texts by what a refusal names. */
export const textIds = (path: string): Readonly<Record<string, string>> => {
  const [text] = textsOf[path] ?? []
  return text ? { 'text.sms': text.id, listened: `${text.id}-listened`, ...otherIds(text.id) } : {}
}
