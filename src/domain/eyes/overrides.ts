import type { Action, Reasoned } from '../action.ts'
import { fewWitness } from '../extend/extension.ts'

/** Of the start and of every extension that nobody else had agreed with, oldest first. */
export function overridesOf(action: Action): readonly Reasoned[] {
  const { override, startedBy, startedAt, extensions = [] } = action
  const all = [{ override, by: startedBy, at: startedAt }, ...extensions]
  return all.flatMap(({ override: reason, by, at }) =>
    reason === undefined ? [] : [{ reason, by, at }],
  )
}

/** Why a coordinator let the start or an extension go to a few people only, oldest first. */
export const fewReasonsOf = ({ few, extensions = [] }: Action): readonly Reasoned[] => [
  ...(few ? [few] : []),
  ...extensions.flatMap((extension) =>
    extension.few === undefined ? [] : [{ reason: extension.few, ...fewWitness(extension) }],
  ),
]
