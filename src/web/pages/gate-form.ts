import { refuseBlocked } from '../../dispatch/compose.ts'
import type { Gate } from '../../dispatch/draft.ts'
import type { Checked } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { criteriaOf } from '../../domain/policy/rules.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import type { DraftForm } from './draft-form.ts'
import { type Form, field, fieldAll } from './guard.ts'
import { namedIn } from './leave-out-form.ts'
import { ringable } from './number-choice.ts'
import { summaryView } from './summary-form.ts'
import type { WhatForm } from './what-form.ts'

/** The field of a criterion, by its place. */
export const criterionId = (n: number): string => `criterion-${n}`

/** What is filled in on the check page itself, beside the form that it shows. */
export interface GateForm {
  /** The fields of the criteria that were ticked. */
  readonly criteria: readonly string[]
  readonly askedBy: string
  readonly nlAlert: string
  /** Why it cannot wait for anybody else. */
  readonly override: string
  /** What may be published; undefined where no page showed it. */
  readonly summary: string | undefined
  /** Why it goes to a few people only. */
  readonly few: string
  /** Why the text tells somebody's skin or descent. */
  readonly descent: string
}

export const readGate = (form: Form): GateForm => ({
  criteria: fieldAll(form, 'criterion'),
  askedBy: field(form, 'askedBy'),
  nlAlert: field(form, 'nlAlert'),
  override: field(form, 'override'),
  summary: form.summary === undefined ? undefined : field(form, 'summary'),
  few: field(form, 'few'),
  descent: field(form, 'descent'),
})

/** What has to be ticked and filled in; nothing for an exercise, in which nobody called. */
export function asked(ports: WebPorts, { language }: Visit, { kind, status }: WhatForm) {
  if (status === 'exercise') return undefined
  const rules = rulesOf(ports.store.state)
  return {
    numbers: ringable(ports),
    criteria: criteriaOf(rules, kind).map((one) => one[language]),
    hasNlAlert: rules.asksNlAlert.includes(kind),
  }
}

const longestName = 100

/** What somebody vouches for; refuses what was left out, by its field. */
export function gateOf(ports: WebPorts, visit: Visit, form: DraftForm, gate: GateForm): Gate {
  const named = namedIn(ports, visit.language, form)
  const isNamed = named.phones.length + named.addresses.length > 0
  return {
    ...vouchedFor(ports, visit, form, gate),
    ...(isNamed ? { leaveOut: named } : {}),
    ...checkedSummary(ports, form, gate),
  }
}

/** What may be published; refuses by the rules for that. */
function checkedSummary(ports: WebPorts, form: WhatForm, gate: GateForm): Pick<Gate, 'summary'> {
  const summary = summaryView(ports, form, gate)
  if (!summary) return {}
  refuseBlocked(summary.remarks)
  return { summary: summary.text }
}

function vouchedFor(ports: WebPorts, visit: Visit, form: WhatForm, gate: GateForm): Gate {
  const wanted = asked(ports, visit, form)
  if (!wanted) return {}
  const open = wanted.criteria
    .map((_, n) => criterionId(n))
    .find((id) => !gate.criteria.includes(id))
  if (open !== undefined) throw new RefusedError('criteria-open', { field: open })
  if (gate.askedBy === '' || gate.askedBy.length > longestName) {
    throw new RefusedError('asked-by-missing', { field: 'askedBy' })
  }
  const nlAlert = (['sent', 'not-sent'] as const).find((one) => one === gate.nlAlert)
  if (wanted.hasNlAlert && !nlAlert) throw new RefusedError('nl-alert-open', { field: 'nlAlert' })
  const checked: Checked = {
    criteria: wanted.criteria,
    by: visit.account.id,
    at: new Date(ports.now()).toISOString(),
    ...(wanted.hasNlAlert && nlAlert ? { nlAlert } : {}),
  }
  return { checked, confided: { askedBy: gate.askedBy } }
}
