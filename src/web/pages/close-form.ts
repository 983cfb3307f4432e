import type { CloseDraft, DraftText } from '../../dispatch/draft.ts'
import type { Remark } from '../../dispatch/preview.ts'
import { type Action, outcomes } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { isHazard } from '../../domain/kinds.ts'
import { localMoment } from '../../domain/schedule.ts'
import { namedPlace } from '../../domain/timeline/named-place.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { areaNames } from './summary-form.ts'

const longestName = 100

type Closing = Pick<Action, 'kind' | 'status'>

/** The closing form as the desk takes it; refuses what is not filled in, or tells too much. */
export function closeDraft(
  ports: WebPorts,
  closing: Closing,
  form: Form,
  text: DraftText,
): CloseDraft {
  const outcome = outcomes.find((known) => known === field(form, 'outcome'))
  if (!outcome) throw new RefusedError('outcome-missing', { field: 'outcome' })
  const [remark] = placeRemarks(ports, form, text)
  if (remark) throw new RefusedError(remark.key, remark)
  const informed = informedOf(closing, form)
  const sendAt = sendAtOf(form)
  return {
    outcome,
    text,
    ...informed,
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

/**
 * Who told the family or the victim, or why nobody did: one of them has to be said. A fire or a
 * power cut is nobody's family's to hear first, nor is an exercise. Tick and name belong together: a
 * tick alone does not say who was there.
 */
function informedOf(closing: Closing, form: Form): Pick<CloseDraft, 'informedBy' | 'notInformed'> {
  const [informedBy, notInformed] = [field(form, 'informedBy'), field(form, 'notInformed')]
  const isTicked = field(form, 'informed') !== ''
  if (!isTicked && informedBy === '') return unsaid(closing, notInformed)
  if (!isTicked) throw new RefusedError('informed-not-ticked', { field: 'informed' })
  if (informedBy === '') throw new RefusedError('informed-by-missing', { field: 'informedBy' })
  if (notInformed !== '') throw new RefusedError('informed-both', { field: 'notInformed' })
  if (informedBy.length > longestName)
    throw new RefusedError('informed-by-long', { field: 'informedBy' })
  return { informedBy }
}

function unsaid({ kind, status }: Closing, notInformed: string): Pick<CloseDraft, 'notInformed'> {
  if (notInformed.length > longestName)
    throw new RefusedError('not-informed-long', { field: 'notInformed' })
  if (notInformed !== '') return { notInformed }
  if (isHazard(kind) || status === 'exercise') return {}
  throw new RefusedError('informed-unsaid', { field: 'notInformed' })
}
