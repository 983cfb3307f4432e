import type { Action, Outcome } from '../../domain/action.ts'
import type { About, TextLanguage } from '../../domain/description/tongue.ts'
import type { OtherLanguage } from '../../domain/participant.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { madeText, saidText, type Wording } from '../../domain/templates/make-text.ts'
import { type TemplateUse, useOfOutcome } from '../../domain/templates/uses.ts'
import type { WebPorts } from '../ports.ts'
import type { Offered } from './other-words.ts'

/** What a text is about, beside the numbers and the name of this municipality. */
export type Asked = Pick<About, 'kind' | 'description' | 'sent'>

/** A text as the desk proposes it: every one is made of the templates that count. */
export const proposed = (
  ports: WebPorts,
  use: TemplateUse,
  asked: Asked,
  language: TextLanguage = 'nl',
): string => madeText(use, aboutOf(ports, asked), wordingOf(ports, language))

const aboutOf = ({ policy }: WebPorts, asked: Asked): About => ({
  ...asked,
  ...numbersOf(policy.verifiedNumbers),
  prefix: policy.messagePrefix,
})

const wordingOf = ({ store }: WebPorts, language: TextLanguage): Wording => ({
  language,
  own: rulesOf(store.state).templates,
})

/** The alert in another language, and what calls say of it where that is not the SMS in words. */
export const alertOffered = (ports: WebPorts, asked: Asked, language: OtherLanguage): Offered => ({
  text: proposed(ports, 'alert', asked, language),
  said: saidOtherwise(ports, 'spoken', asked, language),
})

/** How it ended, in another language. */
export function resultOffered(
  ports: WebPorts,
  action: Action,
  outcome: Outcome,
  language: OtherLanguage,
): Offered {
  const use = useOfOutcome(outcome)
  const asked = { description: {}, ...action }
  return {
    text: proposed(ports, use, asked, language),
    said: saidOtherwise(ports, use, asked, language),
  }
}

/** What is said in all letters of a language; undefined where a message has them as well. */
function saidOtherwise(
  ports: WebPorts,
  use: TemplateUse,
  asked: Asked,
  language: OtherLanguage,
): string | undefined {
  const said = saidText(use, aboutOf(ports, asked), wordingOf(ports, language))
  const written = use === 'spoken' ? 'alert' : use
  return said === proposed(ports, written, asked, language) ? undefined : said
}

/** How it ended, for who had the alert. */
export const proposedResult = (ports: WebPorts, action: Action, outcome: Outcome): string =>
  proposed(ports, useOfOutcome(outcome), { description: {}, ...action })

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
