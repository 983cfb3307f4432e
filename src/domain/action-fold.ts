import type { Action } from './action.ts'

/** Actions and their deliveries, folded. */
export interface Actions {
  readonly byId: Map<string, Action>
}

/** No actions. */
export const emptyActions = (): Actions => ({ byId: new Map() })
