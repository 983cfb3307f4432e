import type { Action } from '../../domain/action.ts'
import type { WebPorts } from '../ports.ts'

/** The page of the action that a press began, or told something, once that is on the disk. */
export function placeOfPress({ store }: Pick<WebPorts, 'store'>, id: string): string | undefined {
  const { byId, phases } = store.state.actions
  const action = byId.has(id) ? id : (phases.get(id)?.action ?? extendedBy([...byId.values()], id))
  return action === undefined ? undefined : `/acties/${action}`
}

const extendedBy = (actions: readonly Action[], id: string): string | undefined =>
  actions.find(({ extensions = [] }) => extensions.some((one) => one.id === id))?.id
