import type { Action } from '../action.ts'

/** Something that went out without a second person, and why. */
export interface Override {
  readonly reason: string
  /** Opaque account or token name. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** Of the start and of every extension that had none, oldest first. */
export function overridesOf(action: Action): readonly Override[] {
  const { override, startedBy, startedAt, extensions = [] } = action
  const all = [{ override, by: startedBy, at: startedAt }, ...extensions]
  return all.flatMap(({ override: reason, by, at }) =>
    reason === undefined ? [] : [{ reason, by, at }],
  )
}
