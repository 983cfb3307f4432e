import type { Reasoned } from '../action.ts'
import type { Actions } from '../actions.ts'
import type { Description } from './description.ts'

/** Who is looked for is told otherwise by now: what changes next is held against this. */
export interface DescribedFact {
  readonly type: 'action.described'
  readonly action: string
  readonly description: Description
}

/** What is told to a running action tells somebody's skin or descent, and why (domain.md S3). */
export interface DescentFact {
  readonly type: 'action.descent-told'
  readonly action: string
  readonly descent: Reasoned
}

type Telling = DescribedFact | DescentFact

/** Whether a fact is of what is told of who is looked for. */
export const isTelling = (fact: { readonly type: string }): fact is Telling =>
  fact.type === 'action.described' || fact.type === 'action.descent-told'

/** Keeps it with its action; it goes with the words of that. */
export function foldTelling({ byId }: Actions, { action: id, type: _, ...told }: Telling): void {
  const action = byId.get(id)
  if (action && !action.isWordless) byId.set(id, { ...action, ...told })
}
