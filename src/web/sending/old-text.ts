import type { PressedOrder } from '../../domain/presses/press.ts'
import type { State } from '../../domain/state.ts'

/** Whether an order has the alert say something else from then on. */
export const rewritesAlert = ({ is }: Pick<PressedOrder, 'is'>): boolean =>
  is === 'correction' || is === 'update'

/** Whether what was to be corrected goes on to people, as long as nobody corrects it. */
export const oldTextGoesOn = (order: PressedOrder | undefined, { actions }: State): boolean => {
  if (order?.is !== 'correction') return false
  const action = actions.byId.get(order.action)
  return action?.state === 'running' && action.phases[0]?.isHeld !== true
}
