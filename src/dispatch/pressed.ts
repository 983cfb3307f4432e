import type { Action } from '../domain/action.ts'
import { type PressFact, triesOf } from '../domain/presses/press.ts'
import type { State } from '../domain/state.ts'

/** In one record with the start: after a crash it is either still a press, or an action. */
export const handedOver = ({ presses }: State, { id }: Action): readonly PressFact[] =>
  triesOf(presses, id).map((press) => ({ type: 'press.ended', id: press.id, end: 'handed-over' }))

/** When an action to be was pressed before, and a restart kept it from going out. */
export function cutOffBefore({ presses }: State, id: string): Pick<Action, 'cutOff'> {
  const [, ...before] = triesOf(presses, id)
  return before.length > 0 ? { cutOff: before.map(({ by, at }) => ({ by, at })) } : {}
}
