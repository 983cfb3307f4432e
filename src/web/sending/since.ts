import type { Actor } from '../../domain/accounts.ts'
import type { Action } from '../../domain/action.ts'
import type { PressedOrder } from '../../domain/presses/press.ts'
import { speaker } from '../catalogue/index.ts'
import { type Form, field } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { buttonOf } from './button.ts'
import { type Launches, takeBackMs } from './launches.ts'

/** What somebody told a running action, or is about to. */
interface ToldOrder {
  /** Of the phase, or of the launch that becomes it. */
  readonly id: string
  readonly is: PressedOrder['is']
  readonly by: Actor
  /** Milliseconds since the epoch; of what still waits when it was pressed. */
  readonly at: number
  readonly text: string
  readonly isPending: boolean
}

/** What telling needs to know. */
export interface SinceTools {
  readonly ports: Pick<WebPorts, 'store' | 'policy'>
  readonly launches: Pick<Launches, 'ofAction'>
}

/** The ids of all that was told to an action, as a form carries them: what its reader has seen. */
export const seenIn = ({ launches }: SinceTools, action: Action): string =>
  toldTo(launches, action)
    .map(({ id }) => id)
    .join(' ')

/**
 * What was told to an action, or is about to be, that the reader of a form has not seen; oldest
 * first. Their own as well: a form that is sent again, or from another window, is as old as one that
 * a colleague overtook.
 */
export function unseenBy(
  { launches }: SinceTools,
  action: Action,
  form: Form,
): readonly ToldOrder[] {
  const seen = new Set(field(form, 'seen').split(' '))
  return toldTo(launches, action).filter(({ id }) => !seen.has(id))
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
    who: by.id === account.id ? speaker(language)('since.you') : nameOf(by.id),
    at,
    // The sentence that it stands in ends by itself.
    text: text.replace(/[.\s]+$/, ''),
  }))
}

function toldTo(
  launches: SinceTools['launches'],
  { id, phases, deeds = [] }: Action,
): readonly ToldOrder[] {
  const told = phases.slice(1)
  // Each of them is a deed, in the same order.
  const ordered = deeds.filter(({ what }) => told.some(({ name }) => name === what))
  const sent = told.flatMap((phase, n): readonly ToldOrder[] => {
    const deed = ordered[n]
    if (phase.name === 'alert' || !deed || deed.by.kind === 'system') return []
    const text = phase.texts[0]?.sms ?? ''
    const about = { id: phase.id, is: phase.name, by: deed.by, at: Date.parse(deed.at) }
    return [{ ...about, text, isPending: false }]
  })
  const waiting = launches.ofAction(id).map((launch): ToldOrder => {
    const { order, body, by, startsAt } = launch
    const about = { id: launch.id, is: order.is, by: { kind: 'account', id: by } as const }
    return { ...about, at: startsAt - takeBackMs, text: field(body, 'text'), isPending: true }
  })
  return [...sent, ...waiting]
}
