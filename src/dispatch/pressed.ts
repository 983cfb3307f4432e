import type { Action, Phase } from '../domain/action.ts'
import { type LostTry, type Press, type PressFact, triesOf } from '../domain/presses/press.ts'
import type { State } from '../domain/state.ts'

/** In one record with the start: after a crash it is either still a press, or an action. */
export const handedOver = ({ presses }: State, { id }: Action): readonly PressFact[] =>
  ended(triesOf(presses, id))

/** When an action to be was pressed before, and a restart kept it from going out. */
export function cutOffBefore({ presses }: State, id: string): Pick<Action, 'cutOff'> {
  const [, ...before] = triesOf(presses, id)
  return toldOf(before)
}

/** The same of what is told to a running action, by the press or the question that it goes out by. */
export function pressedBefore(
  { presses }: State,
  press: string | undefined,
): { readonly told: Pick<Phase, 'cutOff'>; readonly ended: readonly PressFact[] } {
  const [last, ...before] = triesOf(presses, press)
  return { told: toldOf(before), ended: last ? ended([last, ...before]) : [] }
}

const ended = (tries: readonly Press[]): readonly PressFact[] =>
  tries.map(({ id }) => ({ type: 'press.ended', id, end: 'handed-over' }))

const toldOf = (before: readonly Press[]): { readonly cutOff?: readonly LostTry[] } =>
  before.length > 0
    ? {
        cutOff: before.map(({ by, at, asked }) => ({
          by,
          at,
          ...(asked ? { isAsked: true } : {}),
        })),
      }
    : {}
