import type { LeftOut } from '../left-out/left-out.ts'

/**
 * What an action needs to know and nobody may read on the disk: sealed under a key of its own, which
 * goes with the words of the action.
 */
export interface Confided {
  /** Who in the control room asked for it. */
  readonly askedBy?: string
  /** Who told the family or the victim how it ended, before everybody else heard it. */
  readonly informedBy?: string
  /** Why nobody told them first, where somebody said so. */
  readonly notInformed?: string
  /** What the police named to be left out of it. */
  readonly leftOut?: LeftOut
}

export type ConfidedFact = {
  readonly type: 'action.confided'
  readonly action: string
  readonly confided: Confided
}

/** What was confided as facts that give it back. */
export function* confidedFacts(all: ReadonlyMap<string, Confided>): Iterable<ConfidedFact> {
  for (const [action, confided] of all) yield { type: 'action.confided', action, confided }
}
