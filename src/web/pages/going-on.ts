import type { Gate } from '../../dispatch/draft.ts'
import type { AboutExtension, AboutStart, Asking } from '../sending/asks.ts'
import { secondsPage } from '../sending/place.ts'
import { aboutStart } from '../sending/press-book.ts'
import { countOf, extending } from './extend-press.ts'
import type { PageTools } from './guard.ts'
import { starting } from './send-action.ts'

/** That somebody agreed, and why it goes to a few where it does. */
export type Agreement = Required<Pick<Gate, 'agreed'>> & Pick<Gate, 'few'>

/**
 * What was asked goes on, once: the seconds to take it back begin. Yields where whoever looks has to
 * be then. What could not be done at all is refused, and waits as before.
 */
export async function goOn(tools: PageTools, asking: Asking, said: Agreement): Promise<string> {
  const { id, key, body, by } = asking
  const begun =
    asking.extends === undefined ? startOf(tools, asking, said) : extensionOf(tools, asking, said)
  if (!tools.asks.end(id, 'agreed', said.agreed.by)) return `/acties/${id}/meekijken`
  await tools.launches.begin({ id, key, body, by, ...begun })
  return secondsPage(id)
}

function startOf(tools: PageTools, { key, by, draft }: Asking & AboutStart, said: Agreement) {
  const ready = { ...draft, gate: { ...draft.gate, ...said } }
  return { about: aboutStart(ready), start: starting(tools, by, key, ready) }
}

function extensionOf(
  tools: PageTools,
  { extends: id, by, kind, status, draft: asked }: Asking & AboutExtension,
  { agreed, few }: Agreement,
) {
  const { desk } = tools.ports
  const draft = { ...asked, agreed, ...(few ? { few: few.reason } : {}) }
  desk.tryOrder(id, { is: 'extension', draft })
  const count = countOf(desk.previewExtension(id, draft))
  return { ...count, ...extending(tools, { id, kind, status }, by, draft) }
}
