import type { CloseDraft, DraftText } from '../../dispatch/draft.ts'
import type { Remark } from '../../dispatch/preview.ts'
import { outcomes } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { localMoment } from '../../domain/schedule.ts'
import { namedPlace } from '../../domain/timeline/named-place.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { areaNames } from './summary-form.ts'

const longestName = 100

/** The closing form as the desk takes it; refuses what is not filled in, or tells too much. */
export function closeDraft(ports: WebPorts, form: Form, text: DraftText): CloseDraft {
  const outcome = outcomes.find((known) => known === field(form, 'outcome'))
  if (!outcome) throw new RefusedError('outcome-missing', { field: 'outcome' })
  const [remark] = placeRemarks(ports, form, text)
  if (remark) throw new RefusedError(remark.key, remark)
  const informedBy = informedOf(form)
  const sendAt = sendAtOf(form)
  return {
    outcome,
    text,
    ...(informedBy === undefined ? {} : { informedBy }),
    ...(sendAt === '' ? {} : { sendAt: localMoment(sendAt, ports.policy.timeZone, 'sendAt') }),
  }
}

/** What was chosen has to be what was meant: a time beside *now* is asked about, not guessed. */
function sendAtOf(form: Form): string {
  const [when, sendAt] = [field(form, 'when'), field(form, 'sendAt')]
  if (when === 'now' && sendAt !== '') throw new RefusedError('when-unclear', { field: 'sendAt' })
  if (when === 'at' && sendAt === '') throw new RefusedError('when-missing', { field: 'sendAt' })
  return sendAt
}

/** That the result names a place, unless somebody ticked that it may. */
export function placeRemarks(
  ports: WebPorts,
  form: Form,
  { sms, voice = '', translations = {} }: DraftText,
): readonly Remark[] {
  if (field(form, 'mayNamePlace') !== '') return []
  const words = [sms, voice, ...Object.values(translations)].join(' ')
  const place = namedPlace(words, areaNames(ports))
  if (place === undefined) return []
  return [{ key: 'result-names-place', parameters: { place }, field: 'place', blocks: true }]
}

/** Tick and name belong together: a tick alone does not say who was there. */
function informedOf(form: Form): string | undefined {
  const name = field(form, 'informedBy')
  const isTicked = field(form, 'informed') !== ''
  if (!isTicked && name === '') return undefined
  if (!isTicked) throw new RefusedError('informed-not-ticked', { field: 'informed' })
  if (name === '') throw new RefusedError('informed-by-missing', { field: 'informedBy' })
  if (name.length > longestName) throw new RefusedError('informed-by-long', { field: 'informedBy' })
  return name
}
