import type { ActionView } from '../../dispatch/action-view.ts'
import type { Action } from '../../domain/action.ts'
import type { OtherLanguage } from '../../domain/participant.ts'
import { placeForNews } from '../../domain/templates/places-to-fill.ts'
import type { WebPorts } from '../ports.ts'
import type { FetchWords } from './fetch-form.ts'
import { type Form, field } from './guard.ts'
import { hasOthers, nothing, type Offered, readOthers } from './other-words.ts'
import { fetchOffered } from './proposed.ts'

/**
 * The text for who first fetches an AED in a wider area: the one that the alert has, until another is
 * written. Empty where the alert has none, for then everybody gets the same.
 */
export function readSentFetch(
  ports: WebPorts,
  form: Form,
  { action, phases }: ActionView,
): FetchWords {
  const made = phases[0]?.fetching ?? ''
  if (made === '') return { made, text: '', others: readOthers({}, 'fetch', () => nothing) }
  const text = field(form, 'fetch') || made
  const others = readOthers(form, 'fetch', (language) => {
    const sent = fetchIn(ports, action, language)
    if (text === made || sent.text === '') return sent
    if (!hasOthers(form, 'fetch', language)) return nothing
    return { text: `${sent.text} ${placeForNews[language]}` }
  })
  return { made, text, others }
}

/** The text for who first fetches an AED as it is in a language; nothing where nobody told or wrote it. */
export function fetchIn(ports: WebPorts, action: Action, language: OtherLanguage): Offered {
  const sent = action.phases[0]?.texts.at(-1)?.fetching?.translations?.[language]
  if (sent) return { text: sent.sms, said: sent.voice }
  const { kind, description } = action
  return description?.aed === undefined
    ? nothing
    : fetchOffered(ports, { kind, description }, language)
}
