import type { Action } from '../../domain/action.ts'
import type { PressedOrder } from '../../domain/presses/press.ts'
import { speaker } from '../catalogue/index.ts'
import { field } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { buttonOf } from './button.ts'
import { type Launches, type OrderLaunch, takeBackMs } from './launches.ts'

/** What somebody told a running action, or is about to. */
interface ToldOrder {
  /** Of the phase or extension, or of the launch that becomes it. */
  readonly id: string
  readonly is: PressedOrder['is']
  /** Opaque account or token name. */
  readonly by: string
  /** Milliseconds since the epoch; of what still waits when it was pressed. */
  readonly at: number
  /** Nothing of an extension that went out: the action has that on its page. */
  readonly text: string
  readonly isPending: boolean
}

/** What telling needs to know. */
export interface SinceTools {
  readonly ports: Pick<WebPorts, 'store' | 'policy'>
  readonly launches: Pick<Launches, 'ofAction'>
}

/**
 * The ids of all that was told to an action and of what is about to be, as a form carries them where
 * both were told in it.
 */
export const seenIn = ({ launches }: SinceTools, action: Action): string =>
  idsOf(toldTo(launches, action))

/**
 * The same of what went out only. The texts of a form are made of that: what still waits goes out under
 * the id that it has, and its words are in none of them.
 */
export const outIn = (action: Action): string => idsOf(goneTo(action))

const idsOf = (orders: readonly ToldOrder[]): string => orders.map(({ id }) => id).join(' ')

/**
 * What was told to an action, or is about to be, and is not among what the reader of a form has seen;
 * oldest first. Their own as well: a form that is sent again, or from another window, is as old as one that
 * a colleague overtook.
 */
export function unseenBy(
  { launches }: SinceTools,
  action: Action,
  seen: string,
): readonly ToldOrder[] {
  const ids = new Set(seen.split(' '))
  return toldTo(launches, action).filter(({ id }) => !ids.has(id))
}

/** The same as a page tells it: who did what when, and with which words. */
export const toldBy = (
  { ports }: SinceTools,
  { account, language }: Visit,
  orders: readonly ToldOrder[],
) => {
  const { accounts, tokens } = ports.store.state
  const nameOf = (id: string) => accounts.get(id)?.name ?? tokens.get(id)?.name ?? '–'
  return orders.map(({ is, isPending, by, at, text }) => ({
    key: `since.${is}${isPending ? '.waits' : ''}`,
    button: buttonOf(is, language),
    who: by === account.id ? speaker(language)('since.you') : nameOf(by),
    at,
    // The sentence that it stands in ends by itself.
    text: text.replace(/[.\s]+$/, ''),
  }))
}

/** An order as it was pressed: by whom, when (milliseconds since the epoch) and with which words. */
export const pressedOrder = ({ id, order, body, by, startsAt }: OrderLaunch) => ({
  ...{ id, is: order.is, by, at: startsAt - takeBackMs },
  text: field(body, 'text'),
})

function toldTo(launches: SinceTools['launches'], action: Action): readonly ToldOrder[] {
  const pressed = launches.ofAction(action.id).map(pressedOrder)
  const waiting = pressed.map((order) => ({ ...order, isPending: true }))
  return [...goneTo(action), ...waiting]
}

const goneTo = (action: Action): readonly ToldOrder[] =>
  [...phasesTold(action), ...extensionsOf(action)].sort((a, b) => a.at - b.at)

const phasesTold = ({ phases, deeds = [] }: Action): readonly ToldOrder[] =>
  phases.flatMap(({ id, name, texts }) => {
    const deed = deeds.find(({ phase }) => phase === id)
    if (name === 'alert' || !deed || deed.by.kind === 'system') return []
    const about = { id, is: name, by: deed.by.id, at: Date.parse(deed.at) }
    return [{ ...about, text: texts[0]?.sms ?? '', isPending: false }]
  })

const extensionsOf = ({ extensions = [] }: Action): readonly ToldOrder[] =>
  extensions.flatMap(({ id, by, at }) =>
    id === undefined
      ? []
      : [{ id, is: 'extension', by, at: Date.parse(at), text: '', isPending: false }],
  )
