import type { ActionDraft } from '../../dispatch/desk.ts'
import { type Kind, kinds } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { readWhere, type WhereForm, whereOf } from './where-form.ts'

/** *Wie zoeken we?* as it was filled in: what is sent, and who is asked to come. */
export interface WhatForm {
  readonly kind: Kind
  readonly status: 'actual' | 'exercise'
  readonly text: string
  /** The group that is asked to come; empty for a message to everybody. */
  readonly group: string
  readonly wanted: string
  /** Other words for calls; empty is the SMS in spoken words. */
  readonly voice: string
  /** The id of a recording. */
  readonly recording: string
}

/** The form of *Nieuwe actie*; every field a string or several, so that it can be shown again. */
export interface DraftForm extends WhatForm, WhereForm {}

const usuallyWanted = '3'
const mostWanted = 99

/** Reads the form; what is missing has its default. */
export const readForm = (form: Form): DraftForm => ({ ...readWhat(form), ...readWhere(form) })

function readWhat(form: Form): WhatForm {
  const kind = kinds.find((known) => known === field(form, 'kind')) ?? 'missing-child'
  return {
    kind,
    status: field(form, 'status') === 'exercise' ? 'exercise' : 'actual',
    text: field(form, 'text'),
    group: field(form, 'group'),
    wanted: field(form, 'wanted') || usuallyWanted,
    voice: field(form, 'voice'),
    recording: field(form, 'recording'),
  }
}

/** Every field that says something, as a page that does not show them carries them along. */
export function carriedFields(
  form: DraftForm,
): readonly (readonly [name: string, value: string])[] {
  const { wanted: _, ...general } = form
  return Object.entries(form.group === '' ? general : form).flatMap(
    ([name, value]: [string, string | readonly string[]]) =>
      [value].flat().map((one) => [name, one] as const),
  )
}

/** The draft of an action; refuses what is no place, and two places at once. */
export const draftOf = (ports: WebPorts, form: DraftForm): ActionDraft => ({
  status: form.status,
  kind: form.kind,
  text: textOf(form),
  ...checkedResponders(form),
  ...whereOf(ports, form),
})

/** Who is asked to come, and how many; nothing for a message to everybody. */
export const respondersOf = ({ group, wanted }: WhatForm): Pick<ActionDraft, 'responders'> =>
  group === '' ? {} : { responders: { group, wanted: Number(wanted) } }

function checkedResponders(form: WhatForm): Pick<ActionDraft, 'responders'> {
  const wanted = Number(form.wanted)
  const isCount = Number.isInteger(wanted) && wanted >= 1 && wanted <= mostWanted
  if (form.group !== '' && !isCount) {
    throw new RefusedError('wanted-number', { field: 'wanted', parameters: { most: mostWanted } })
  }
  return respondersOf(form)
}

/** What is sent and what is said; what was left empty is not there. */
export const textOf = ({ text, voice, recording }: WhatForm) => ({
  sms: text,
  ...(voice === '' ? {} : { voice }),
  ...(recording === '' ? {} : { recording }),
})
