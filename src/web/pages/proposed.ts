import type { Action, Outcome } from '../../domain/action.ts'
import type { About, TextLanguage } from '../../domain/description/tongue.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { madeText } from '../../domain/templates/make-text.ts'
import { type TemplateUse, useOfOutcome } from '../../domain/templates/uses.ts'
import type { WebPorts } from '../ports.ts'

/** What a text is about, beside the numbers and the name of this municipality. */
export type Asked = Pick<About, 'kind' | 'description' | 'sent'>

/** A text as the desk proposes it: every one is made of the templates that count. */
export const proposed = (
  ports: WebPorts,
  use: TemplateUse,
  asked: Asked,
  language: TextLanguage = 'nl',
): string => {
  const { policy, store } = ports
  const { templates: own } = rulesOf(store.state)
  const prefix = policy.messagePrefix
  return madeText(
    use,
    { ...asked, ...numbersOf(policy.verifiedNumbers), prefix },
    { language, own },
  )
}

/** How it ended, for who had the alert. */
export const proposedResult = (
  ports: WebPorts,
  action: Action,
  outcome: Outcome,
  language: TextLanguage = 'nl',
): string => proposed(ports, useOfOutcome(outcome), { description: {}, ...action }, language)

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
