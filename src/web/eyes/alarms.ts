import { shownAction } from '../../dispatch/shown-phases.ts'
import type { Action } from '../../domain/action.ts'
import { overridesOf } from '../../domain/eyes/overrides.ts'
import { kindOf } from '../../domain/kinds.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'

/** An action that went out without a second person, and that no coordinator has seen. */
export interface Alarm {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly selected: number
  readonly at: string
  readonly who: string
  readonly reason: string
}

/** Newest first; for coordinators only. */
export function alarmsFor({ store }: Pick<WebPorts, 'store'>, visit: Visit): readonly Alarm[] {
  if (visit.account.role !== 'coordinator') return []
  const { actions, accounts, tokens } = store.state
  const nameOf = (id: string) => accounts.get(id)?.name ?? tokens.get(id)?.name ?? '–'
  return [...actions.byId.values()]
    .filter(isUnseen)
    .reverse()
    .flatMap((action) => {
      const { id, number, kind } = action
      const { selected } = shownAction(store.state, action)
      const last = overridesOf(action).at(-1)
      if (!last) return []
      const label = kindOf(kind).label[visit.language]
      const { reason, at } = last
      return [{ ...{ id, number, selected, reason, at }, kind: label, who: nameOf(last.by) }]
    })
}

/** Whether a coordinator still has to hear of it. */
export const isUnseen = (action: Action): boolean =>
  action.overrideSeen === undefined && overridesOf(action).length > 0
