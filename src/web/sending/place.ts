import type { Action } from '../../domain/action.ts'
import type { PageTools } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'

type Presses = Pick<PageTools, 'ports' | 'launches' | 'asks'>

/** The page of the seconds in which a press can be taken back. */
export const secondsPage = (id: string): string => `/acties/${encodeURIComponent(id)}/verzenden`

/** The page on which whoever asked waits until somebody else has looked. */
export const questionPage = (id: string): string => `/acties/${encodeURIComponent(id)}/gevraagd`

/** Where a press leads: to the seconds in which it can be taken back, and then to its action. */
export const placeOfPress = (ports: Pick<WebPorts, 'store'>, id: string): string =>
  placeBegun(ports, id) ?? secondsPage(id)

/** Where the same press led before, if there was one. */
export function placeBefore({ ports, launches, asks }: Presses, key: string): string | undefined {
  const kept = ports.store.state.answers.get(key)?.answer as { id: string } | undefined
  if (kept) return `/acties/${kept.id}`
  const asking = asks.byKey(key)
  if (asking) return questionPage(asking.id)
  const launch = launches.byKey(key)
  return launch && placeOfPress(ports, launch.id)
}

/** Where somebody has to be by now; undefined when it waits to be looked at, or nobody knows of it. */
export function placeByNow({ ports, launches, asks }: Presses, id: string): string | undefined {
  const begun = placeBegun(ports, id)
  if (begun !== undefined) return begun
  const isPressed = asks.of(id)?.state === 'agreed' || launches.of(id) !== undefined
  return isPressed ? secondsPage(id) : undefined
}

/** The page of the action that a press began, or told something, once that is on the disk. */
export function placeBegun({ store }: Pick<WebPorts, 'store'>, id: string): string | undefined {
  const { byId, phases } = store.state.actions
  const action = byId.has(id) ? id : (phases.get(id)?.action ?? extendedBy([...byId.values()], id))
  return action === undefined ? undefined : `/acties/${action}`
}

const extendedBy = (actions: readonly Action[], id: string): string | undefined =>
  actions.find(({ extensions = [] }) => extensions.some((one) => one.id === id))?.id
