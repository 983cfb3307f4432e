import type { Gate } from '../../dispatch/draft.ts'
import type { Asking } from '../sending/asks.ts'
import { aboutStart } from '../sending/press-book.ts'
import { extendAgreed } from './extend-asking.ts'
import type { PageTools } from './guard.ts'
import { starting } from './send-action.ts'

/** That somebody agreed, and why it goes to a few where it does. */
export type Agreement = Required<Pick<Gate, 'agreed'>> & Pick<Gate, 'few'>

/**
 * What was asked goes on, once: the seconds to take a start back begin, an extension goes out. Yields
 * where whoever looks has to be then. One that cannot be written down waits as before.
 */
export async function goOn(
  { ports, asks, launches }: PageTools,
  asking: Asking,
  said: Agreement,
): Promise<string> {
  const { id, key, body, by } = asking
  if (!asks.end(id, 'agreed', said.agreed.by)) return `/acties/${id}/meekijken`
  if (asking.extends === undefined) {
    const { draft } = asking
    const ready = { ...draft, gate: { ...draft.gate, ...said } }
    await launches.begin({
      id,
      key,
      body,
      by,
      about: aboutStart(ready),
      start: starting({ ports }, by, key, ready),
    })
    return `/acties/${id}/verzenden`
  }
  try {
    await extendAgreed(ports.desk, asking, said)
  } catch (error) {
    asks.reopen(id)
    throw error
  }
  return `/acties/${asking.extends}`
}
