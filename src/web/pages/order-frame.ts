import type { ActionView } from '../../dispatch/action-view.ts'
import { isEnded } from '../../domain/action.ts'
import { rewritesAlert } from '../sending/old-text.ts'
import { outIn, seenIn, toldBy, unseenBy } from '../sending/since.ts'
import type { Visit } from '../session.ts'
import { field, type PageTools } from './guard.ts'
import { pathOf } from './order-drafts.ts'
import { descentTold } from './reason-form.ts'
import type { RefusedOrder } from './refused-order.ts'

/** Somebody else closed it: there is no form any more to show anything in. */
export const statusOf = (view: ActionView, refused: RefusedOrder | undefined): number => {
  if (!refused?.problem && !refused?.isOvertaken) return 200
  return isEnded(view.action) ? 409 : 422
}

/**
 * What every form of an order carries: a mark that makes it one order however often it is sent, what
 * its reader has seen of what others told, and the press that it does over. With what they have not
 * seen: once it is told in a form, it is seen. What waits when a form is made is not: its texts are
 * those of before.
 */
export function orderFrame(
  tools: PageTools,
  visit: Visit,
  view: ActionView,
  refused: RefusedOrder | undefined,
) {
  const { action } = view
  const mustTell = refused && (refused.isOvertaken || isEnded(action))
  const seenInRefused = ({ path, isOvertaken, values }: RefusedOrder): string => {
    if (!isOvertaken) return field(values, 'seen')
    return path === pathOf.update && isRewritten(tools, action)
      ? outIn(action)
      : seenIn(tools, action)
  }
  return {
    once: tools.ports.newId(),
    seenIn: (path: string) => (refused?.path === path ? seenInRefused(refused) : outIn(action)),
    afterIn: (path: string) => (refused?.path === path ? field(refused.values, 'after') : ''),
    descent: descentAsked(tools, view, refused),
    since: mustTell
      ? toldBy(tools, visit, unseenBy(tools, action, field(refused.values, 'seen')))
      : [],
  }
}

/**
 * Whether the alert is about to say something else. An update has the whole alert for who has none yet:
 * told or not, it waits until that is out, or its words would take the place of the new ones.
 */
const isRewritten = ({ launches }: PageTools, { id }: ActionView['action']): boolean =>
  launches.ofAction(id).some(({ order }) => rewritesAlert(order))

/** What asks a reason in the form that is shown again, with the reason so far. */
function descentAsked({ ports }: PageTools, { action }: ActionView, refused?: RefusedOrder) {
  const { path, values = {} } = refused ?? {}
  const said = ['text', 'combined', 'voice'].map((name) => ({ sms: field(values, name) }))
  const words = descentTold(ports, action, said)
  return words === undefined ? undefined : { path, words, reason: field(values, 'descent') }
}
