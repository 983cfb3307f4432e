import type { ActionDraft } from '../../dispatch/draft.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { writtenSummary } from './summary-form.ts'
import { toldOnce } from './told-once.ts'
import {
  carriedWhat,
  describedBy,
  readWhat,
  respondersOf,
  textOf,
  type WhatForm,
} from './what-form.ts'
import { type WhereForm, whereOf } from './where-form.ts'

/** The form of *Nieuwe actie*; it can be shown again as it was filled in. */
export interface DraftForm extends WhatForm, WhereForm {
  /** Numbers and addresses that the police name, one a line, as typed. */
  readonly leaveOut: string
  /** The id of the planned test that it is; empty for what is none. */
  readonly test: string
  /** The press that a restart cut off, and that this does over; empty for what is new. */
  readonly after: string
  /** What was written for publication; undefined until somebody wrote another than is proposed. */
  readonly summary: string | undefined
}

const mostWanted = 99

/** Reads the form; what is missing has its default. */
export function readForm(ports: WebPorts, form: Form): DraftForm {
  const told = toldOnce(ports, form)
  const what = readWhat(ports, told.form)
  return {
    ...what,
    ...told.where,
    leaveOut: field(form, 'leaveOut'),
    test: field(form, 'test'),
    after: field(form, 'after'),
    summary: writtenSummary(ports, what, form),
  }
}

/** Every field that says something, as a page that does not show them carries them along. */
export function carriedFields({
  summary: _,
  ...form
}: DraftForm): readonly (readonly [name: string, value: string])[] {
  return carriedWhat(form).flatMap(([name, value]: readonly [string, string | readonly string[]]) =>
    [value].flat().map((one) => [name, one] as const),
  )
}

/** The draft of an action; refuses what is no place, and two places at once. */
export const draftOf = (ports: WebPorts, form: DraftForm): ActionDraft => ({
  status: form.status,
  kind: form.kind,
  text: textOf(form),
  ...describedBy(form),
  ...checkedResponders(form),
  ...whereOf(ports, form),
  ...(form.test === '' ? {} : { publicTest: form.test }),
})

function checkedResponders(form: WhatForm): Pick<ActionDraft, 'responders'> {
  const wanted = Number(form.wanted)
  const isCount = Number.isInteger(wanted) && wanted >= 1 && wanted <= mostWanted
  if (form.group !== '' && !isCount) {
    throw new RefusedError('wanted-number', { field: 'wanted', parameters: { most: mostWanted } })
  }
  return respondersOf(form)
}
