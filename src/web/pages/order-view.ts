import type { ActionView } from '../../dispatch/action-view.ts'
import type { DraftText } from '../../dispatch/draft.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import type { Action } from '../../domain/action.ts'
import { forecastTold } from '../forecast-told.ts'
import type { WebPorts } from '../ports.ts'
import { placeRemarks } from './close-form.ts'
import type { Form } from './guard.ts'
import { wrongIn } from './order-offers.ts'
import { orderTexts } from './order-words.ts'
import { otherRows } from './other-words.ts'
import { spokenOf, spokenView } from './spoken.ts'

/** The texts of an order's form as they would go out, with their parts, remarks and readers. */
export const composedOf = (ports: WebPorts, action: Action, path: string, form: Form) =>
  orderTexts(ports, action, path, form).flatMap((text) => {
    const { draft, phase } = text
    if (draft.sms === '') return []
    if (phase === 'combined' || phase === 'fetch')
      return [{ ...text, ...alertOf(ports, action, draft) }]
    const preview = ports.desk.previewOrder(action.id, phase, draft, wrongIn(form))
    const places = phase === 'result' ? placeRemarks(ports, form, draft) : []
    const when = preview.sending && whenDone(forecastTold(preview.sending))
    return [{ ...text, ...preview, when, remarks: [...preview.remarks, ...places] }]
  })

/** The alert as it will be for those who have not had it. */
function alertOf({ desk }: WebPorts, action: Action, draft: DraftText) {
  const { status, kind, responders } = action
  const frame = { status, kind, phase: 'alert', ...(responders ? { responders } : {}) } as const
  return desk.compose(frame, draft)
}

/** The other languages of an order's form, as its page shows them. */
export function othersOf(ports: WebPorts, action: Action, path: string, form?: Form) {
  const composed = form ? composedOf(ports, action, path, form) : []
  const sources = orderTexts(ports, action, path, form).map((text) => ({
    ...text,
    composed: composed.find(({ name }) => name === text.name),
  }))
  return otherRows(ports.desk.readers(action.id), sources)
}

/** What a call will say about an order's first text. */
export function spokenParts(ports: WebPorts, action: Action, path: string, form: Form) {
  const [first] = orderTexts(ports, action, path, form)
  const phase =
    first && first.phase !== 'combined' && first.phase !== 'fetch' ? first.phase : 'alert'
  const { text } = spokenOf(form)
  return {
    ...spokenView(ports, { text, status: action.status, phase }),
    recording: text.recording === undefined ? undefined : { id: text.recording },
  }
}

/** Whether somebody would be called with what an order says, and it can be listened to first. */
export const mustListen = (
  { speech }: { readonly speech: Pick<WebPorts['speech'], 'canSpeak'> },
  { closing }: Pick<ActionView, 'closing'>,
): boolean => (closing?.byChannel.voice ?? 0) > 0 && speech.canSpeak()
