import type { Actions } from '../actions.ts'
import type { Description } from './description.ts'

/** Who is looked for is told otherwise by now: what changes next is held against this. */
export interface DescribedFact {
  readonly type: 'action.described'
  readonly action: string
  readonly description: Description
}

/** Keeps it with its action; it goes with the words of that. */
export function foldDescribed({ byId }: Actions, { action: id, description }: DescribedFact): void {
  const action = byId.get(id)
  if (action && !action.isWordless) byId.set(id, { ...action, description })
}
