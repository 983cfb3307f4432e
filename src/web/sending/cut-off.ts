import { kindOf } from '../../domain/kinds.ts'
import { orderOf, type Press, type PressedOrder } from '../../domain/presses/press.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { buttonOf } from './button.ts'
import { oldTextGoesOn } from './old-text.ts'
import type { PressBook } from './press-book.ts'

/** A press, or a question to somebody else, that a restart cut off, as every page tells it on top. */
export interface CutOff {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** The kind and the place, and of an extension the action, in words. */
  readonly what: string
  /** Who filled it in. */
  readonly who: string
  /** By whoever looks: they can have it back. */
  readonly isOwn: boolean
  /** Nothing was pressed yet: somebody else was asked to look. */
  readonly isAsked: boolean
  /** What it was to tell a running action; of a start undefined. */
  readonly of?: PressedOrder['is']
  /** The words on the button of that. */
  readonly button?: string
  /** What it was to correct goes on to people. */
  readonly isOldOn?: boolean
  /** The second person, where their yes began the seconds. */
  readonly agreed?: string
}

/** What has to be told of presses that ended in a restart: nothing of them went out. */
export const cutOffFor = (
  { store }: Pick<WebPorts, 'store'>,
  presses: PressBook,
  { account, language }: Visit,
): readonly CutOff[] => {
  const nameOf = (id: string) => store.state.accounts.get(id)?.name ?? '–'
  const numberOf = (action = '') => store.state.actions.byId.get(action)?.number
  const what = (press: Press) => {
    const { kind, status, areaNames } = press
    return [
      numberOf(orderOf(press)?.action),
      status === 'exercise' ? speaker(language)('action.exercise') : undefined,
      kindOf(kind).label[language],
      ...areaNames,
    ]
      .filter((words) => words !== undefined)
      .join(', ')
  }
  return presses.toTell().map((press) => ({
    ...{ id: press.id, at: press.at, what: what(press), who: nameOf(press.by) },
    isOwn: press.by === account.id,
    isAsked: press.asked !== undefined,
    ...ofWhat(press, language),
    isOldOn: oldTextGoesOn(press.order, store.state),
    ...(press.agreed === undefined ? {} : { agreed: nameOf(press.agreed) }),
  }))
}

function ofWhat(press: Press, language: Visit['language']): Pick<CutOff, 'of' | 'button'> {
  const order = orderOf(press)
  return order ? { of: order.is, button: buttonOf(order.is, language) } : {}
}
