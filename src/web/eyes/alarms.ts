import type { Action } from '../../domain/action.ts'
import { kindOf } from '../../domain/kinds.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'

/** An action that went out without a second person, and that no coordinator has seen. */
export interface Alarm {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly selected: number
  readonly startedAt: string
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
    .map(({ id, number, kind, selected, startedAt, startedBy, override = '' }) => ({
      ...{ id, number, selected, startedAt, reason: override },
      kind: kindOf(kind).label[visit.language],
      who: nameOf(startedBy),
    }))
}

/** Whether a coordinator still has to hear of it. */
export const isUnseen = ({ override, overrideSeen }: Action): boolean =>
  override !== undefined && overrideSeen === undefined
