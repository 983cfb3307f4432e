import type { ExtensionDraft, ExtensionPreview } from '../../dispatch/extend-action.ts'
import type { Action } from '../../domain/action.ts'
import type { Pressed } from '../sending/launches.ts'
import { placeOfPress, questionPage } from '../sending/place.ts'
import type { Visit } from '../session.ts'
import { askExtension, type Looked } from './extend-asking.ts'
import { asSent } from './extend-form.ts'
import { type Form, field, type PageTools } from './guard.ts'
import { keyOf } from './order-press.ts'
import { extensionReasons } from './reason-form.ts'

/** Yields where whoever pressed has to be: at the question, or at the seconds to take it back. */
export async function pressExtension(
  tools: PageTools,
  visit: Visit,
  body: Form,
  looked: Looked,
): Promise<string> {
  const { ports, launches } = tools
  const { action, draft, preview } = looked
  if (field(body, 'how') === 'ask') {
    return questionPage((await askExtension(tools, visit, body, looked)).id)
  }
  const whole = { ...draft, ...extensionReasons(visit, preview, body) }
  ports.desk.tryOrder(action.id, { is: 'extension', draft: whole })
  const key = extensionKey(tools, visit, action.id, body)
  const by = visit.account.id
  const asWell = { ...asSent(body, draft), ...countOf(preview) }
  const extension = extending(tools, action, by, whole)
  const { id } = await launches.begin({ key, by, ...asWell, ...extension })
  return placeOfPress(ports, id)
}

/** To how many it goes: of a few, nobody reads how few before they get it. */
export const countOf = ({ asks, selected }: Pick<ExtensionPreview, 'asks' | 'selected'>) =>
  asks.includes('coordinator') ? {} : { count: selected }

/** What is written down of an extension that goes out in a moment, and what begins then. */
export const extending = (
  { ports }: Pick<PageTools, 'ports'>,
  { id: action, kind, status }: Pick<Action, 'id' | 'kind' | 'status'>,
  by: string,
  draft: ExtensionDraft,
): Pick<Pressed, 'about' | 'start'> => ({
  about: {
    ...{ kind, status, areaNames: draft.areaNames ?? [] },
    ...(draft.agreed ? { agreed: draft.agreed.by } : {}),
    order: { action, is: 'extension' },
  },
  start: (press) =>
    ports.desk.obey(action, { is: 'extension', draft }, { kind: 'account', id: by }, press),
})

/** One press of the form of an extension. */
export const extensionKey = (tools: PageTools, visit: Visit, action: string, body: Form): string =>
  keyOf(tools, visit, { action, is: 'extension' }, body)
