import type { Kind } from '../../domain/action.ts'
import type { Description } from '../../domain/description/description.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { usableNumbers } from '../../domain/policy/wrong-numbers.ts'
import { checkSummary } from '../../domain/publication/check-summary.ts'
import { proposedSummary } from '../../domain/publication/summary.ts'
import { textRulesOf } from '../../domain/wording/levels.ts'
import type { WebPorts } from '../ports.ts'
import type { GateForm } from './gate-form.ts'
import { type Form, field } from './guard.ts'
import { numberIn } from './number-choice.ts'
import type { WhatForm } from './what-form.ts'

/** The names of areas: places that a text for everybody may not give away. */
export const areaNames = ({ store, policy }: Pick<WebPorts, 'store' | 'policy'>) =>
  [...store.state.areas.values()].map(({ name }) => name).filter((name) => name !== policy.name)

/**
 * The summary for publication on the last look, and what is to be said of it: as it is proposed,
 * until somebody wrote another. Undefined for an exercise, of which nothing is published.
 */
export function summaryView(ports: WebPorts, form: WhatForm, { summary }: GateForm) {
  if (form.status === 'exercise') return undefined
  const { kind, description } = form
  const proposal = proposalOf(ports, form)
  const text = summary ?? proposal
  // As proposed nothing of the description is in it, whatever words were typed there.
  const remarks = text === proposal ? [] : summaryRemarks(ports, text, kind, description)
  return { text, remarks }
}

const proposalOf = (ports: WebPorts, { kind, text }: Pick<WhatForm, 'kind' | 'text'>): string =>
  proposedSummary({ kind, number: numberIn(ports, text) }, rulesOf(ports.store.state).templates)

/** The summary in a form, where it is not as it is proposed; emptied is written too. */
export function writtenSummary(ports: WebPorts, what: WhatForm, form: Form): string | undefined {
  if (form.summary === undefined) return undefined
  const summary = field(form, 'summary')
  return summary === proposalOf(ports, what) ? undefined : summary
}

/** What is to be said of a summary before it is published. */
export const summaryRemarks = (
  ports: WebPorts,
  summary: string,
  kind: Kind,
  description: Description = {},
) =>
  checkSummary(summary, {
    ...{ kind, description, areas: areaNames(ports) },
    verifiedNumbers: usableNumbers(ports.store.state, ports.policy.verifiedNumbers),
    rules: textRulesOf(ports.store.state),
  })
