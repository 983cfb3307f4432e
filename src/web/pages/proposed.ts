import type { Action, Outcome } from '../../domain/action.ts'
import type { About, TextLanguage } from '../../domain/description/tongue.ts'
import { writtenTime } from '../../domain/local-clock.ts'
import type { OtherLanguage } from '../../domain/participant.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { madeText, saidText, type Wording } from '../../domain/templates/make-text.ts'
import { type TemplateUse, useOfOutcome } from '../../domain/templates/uses.ts'
import type { WebPorts } from '../ports.ts'
import { isNumberAsked, ringable } from './number-choice.ts'
import type { Offered } from './other-words.ts'

/** What a text is about, beside the numbers and the name of this municipality. */
export interface Asked extends Pick<About, 'kind' | 'description' | 'sent' | 'news'> {
  /** Numbers that this very text says are wrong. */
  readonly without?: readonly string[]
  /** The number that people were told to ring before, where it was one. */
  readonly told?: string | undefined
}

/** A text as the desk proposes it: every one is made of the templates that count. */
export const proposed = (
  ports: WebPorts,
  use: TemplateUse,
  asked: Asked,
  language: TextLanguage = 'nl',
): string => madeText(use, aboutOf(ports, asked), wordingOf(ports, language))

function aboutOf(ports: WebPorts, { without = [], told, ...asked }: Asked): About {
  const usable = ringable(ports).filter((number) => !without.includes(number))
  const usual = numbersOf(usable)
  return {
    ...asked,
    ...{ ...usual, ...numberToRing(usable, asked, told) },
    // What is rung later is no number for haste.
    ...(usual.number ? { laterNumber: usual.laterNumber ?? usual.number } : {}),
    prefix: ports.policy.messagePrefix,
  }
}

/** The number that somebody chose, or that people were told before; the usual one without either. */
function numberToRing(usable: readonly string[], { kind, description }: Asked, told?: string) {
  if (!isNumberAsked(kind)) return {}
  const known = [...usable, '112']
  const number = [description.number, told].find((one) => one && known.includes(one))
  return number === undefined ? {} : { number }
}

const wordingOf = ({ store }: WebPorts, language: TextLanguage): Wording => ({
  language,
  own: rulesOf(store.state).templates,
})

/** The alert in another language, and what calls say of it where that is not the SMS in words. */
export const alertOffered = (ports: WebPorts, asked: Asked, language: OtherLanguage): Offered => ({
  text: proposed(ports, 'alert', asked, language),
  said: saidOtherwise(ports, 'spoken', asked, language),
})

/** The same for who first fetches an AED. */
export const fetchOffered = (
  ports: WebPorts,
  asked: Asked,
  language: TextLanguage = 'nl',
): Offered => ({
  text: proposed(ports, 'fetch', asked, language),
  said: saidOtherwise(ports, 'fetch', asked, language),
})

/** How it ended, in a language; it names no place, unless somebody ticked that it may. */
export function resultOffered(
  ports: WebPorts,
  ended: Ended,
  language: TextLanguage = 'nl',
): Offered {
  const { action, outcome, mayNamePlace } = ended
  const use = useOfOutcome(outcome, action.status)
  const { place, ...bare } = action.description ?? {}
  const named = mayNamePlace && place !== undefined ? { place } : {}
  const sent = sentAt(ports, action, language)
  const asked = { kind: action.kind, description: { ...bare, ...named }, sent }
  return {
    text: proposed(ports, use, asked, language),
    said: saidOtherwise(ports, use, asked, language),
  }
}

/** An action and how it ended. */
export interface Ended {
  readonly action: Action
  readonly outcome: Outcome
  readonly mayNamePlace: boolean
}

/** When the alert began to go out, as a language writes it: `15.02`, and `15:02`. */
export function sentAt(
  { policy }: WebPorts,
  { startedAt }: Action,
  language: TextLanguage,
): string {
  const at = writtenTime(Date.parse(startedAt), policy.timeZone)
  return language === 'nl' ? at : at.replace('.', ':')
}

/** What is said in all letters of a language; undefined where a message has them as well. */
function saidOtherwise(
  ports: WebPorts,
  use: TemplateUse,
  asked: Asked,
  language: TextLanguage,
): string | undefined {
  const said = saidText(use, aboutOf(ports, asked), wordingOf(ports, language))
  const written = use === 'spoken' ? 'alert' : use
  return said === proposed(ports, written, asked, language) ? undefined : said
}

/**
 * The number to ring at once; the one for later, since 0900 numbers are for when there is no haste;
 * and the municipality's own, which begins with 14.
 */
export function numbersOf(verified: readonly string[]) {
  const [number] = verified
  const laterNumber = verified.find((known) => known.startsWith('0900'))
  const townNumber = verified.find((known) => /^14\s?0/.test(known))
  return {
    ...(number === undefined ? {} : { number }),
    ...(laterNumber === undefined ? {} : { laterNumber }),
    ...(townNumber === undefined ? {} : { townNumber }),
  }
}
