import type { ActionDraft } from '../../dispatch/draft.ts'
import { RefusedError } from '../../domain/errors.ts'
import { localClock } from '../../domain/local-clock.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { grownForm } from './moving-form.ts'
import { writtenSummary } from './summary-form.ts'
import {
  carriedWhat,
  describedBy,
  readWhat,
  respondersOf,
  textOf,
  type WhatForm,
  whoField,
} from './what-form.ts'
import { readWhere, type WhereForm, whereOf } from './where-form.ts'

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
  const where = agoInTime(form, readWhere(form))
  const what = readWhat(ports, withTime(ports, form, where))
  const { time = '' } = what.description
  // Told once: a plain time of day is also since when somebody moves.
  const left = /^\d{1,2}[.:]\d\d$/.test(time) ? time : ''
  return {
    ...what,
    ...where,
    left,
    leaveOut: field(form, 'leaveOut'),
    test: field(form, 'test'),
    after: field(form, 'after'),
    summary: writtenSummary(ports, what.kind, form),
  }
}

/**
 * Told once, the other way about: minutes ago are also the time in the text. A time that somebody
 * typed stays; one that was put there by this follows the minutes when those are corrected.
 */
function withTime(ports: WebPorts, form: Form, where: WhereForm): Form {
  const name = whoField('time')
  const typed = field(form, name)
  const before = clockTime(ports, where.since)
  const isOurs = ['', before].includes(typed) || minutesAgo.test(typed)
  const { since, sinceFor } = grownForm(ports, where)
  const isRead = where.ago !== '' && sinceFor === where.ago
  if (!isOurs || !isRead || !tellsWho(form)) return form
  return { ...form, [name]: clockTime(ports, since) }
}

const minutesAgo = /^(\d{1,4})\s*(?:m|min|minuten|minutes)\.?(?:\s+(?:geleden|ago))?$/i

/** `20 minuten geleden`, told where the time is asked: it is meant as it is said. */
function agoInTime(form: Form, where: WhereForm): WhereForm {
  const [, minutes = ''] = minutesAgo.exec(field(form, whoField('time'))) ?? []
  return where.ago === '' ? { ...where, ago: minutes } : where
}

const tellsWho = (form: Form): boolean =>
  Object.keys(form).some((name) => name.startsWith(whoField('')) && field(form, name) !== '')

/** `15.40`, as it stands in a text; empty for no moment. */
function clockTime({ policy }: WebPorts, moment: string): string {
  if (moment === '') return ''
  const { minute } = localClock(Date.parse(moment), policy.timeZone)
  return `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`
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
