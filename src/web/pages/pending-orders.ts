import type { ActionView } from '../../dispatch/action-view.ts'
import { localMoment } from '../../domain/schedule.ts'
import { told } from '../in-fives.ts'
import type { WebPorts } from '../ports.ts'
import { buttonOf } from '../sending/button.ts'
import type { Launch, OrderLaunch } from '../sending/launches.ts'
import { oldTextGoesOn } from '../sending/old-text.ts'
import { pressedOrder } from '../sending/since.ts'
import type { Visit } from '../session.ts'
import { field, type PageTools } from './guard.ts'
import { refusalText } from './render.ts'

/** Whole seconds in which it can still be taken back, one at least. */
export const secondsLeft = ({ startsAt }: Launch, now: number): number =>
  Math.max(1, Math.ceil((startsAt - now) / 1000))

/** An order as it was pressed, for somebody who looks. */
function shownOrder({ store }: WebPorts, { account, language }: Visit, launch: OrderLaunch) {
  const { by, ...order } = pressedOrder(launch)
  return {
    ...order,
    isOwn: by === account.id,
    who: store.state.accounts.get(by)?.name ?? '–',
    button: buttonOf(order.is, language),
  }
}

/** What is about to be told to an action, to how many, and who pressed. */
export function pendingOrder(
  ports: WebPorts,
  visit: Visit,
  { mayHaveAlert }: ActionView,
  launch: OrderLaunch,
) {
  const count = launch.order.is === 'extension' ? launch.count : mayHaveAlert
  return {
    ...shownOrder(ports, visit, launch),
    left: secondsLeft(launch, ports.now()),
    /** Undefined where it may not be told. */
    count: count === undefined ? undefined : told(count),
    when: launch.order.is === 'result' ? sendAtOf(ports, launch) : undefined,
  }
}

/** When a result goes, milliseconds since the epoch, where that is not at once. */
function sendAtOf({ policy, now }: WebPorts, { body }: Launch): number | undefined {
  const typed = field(body, 'sendAt')
  if (typed === '') return undefined
  const at = Date.parse(localMoment(typed, policy.timeZone, 'sendAt'))
  return at > now() ? at : undefined
}

/** What was about to be told to an action and was not, with the reason; everybody who looks sees it. */
export const failedOf = ({ ports, launches }: PageTools, visit: Visit, view: ActionView) =>
  launches.failedOf(view.action.id).map((launch) => ({
    ...shownOrder(ports, visit, launch),
    why: refusalText(visit, launch.fault),
    isOldOn: oldTextGoesOn(launch.order, ports.store.state),
  }))

/** All that wait for an action. */
export const pendingOf = ({ ports, launches }: PageTools, visit: Visit, view: ActionView) =>
  launches.ofAction(view.action.id).map((launch) => pendingOrder(ports, visit, view, launch))
