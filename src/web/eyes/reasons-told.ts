import type { Action, Reasoned } from '../../domain/action.ts'
import { fewReasonsOf, overridesOf } from '../../domain/eyes/overrides.ts'

/** The reasons that were asked of an action and its extensions, as its report tells them. */
export interface ReasonsTold {
  /** Why it went without anybody else who agreed. */
  readonly override?: string
  /** Why a coordinator let it go to a few people. */
  readonly few?: string
  /** Why its text told somebody's skin or descent. */
  readonly descent?: string
}

/** Without a field where no reason was given. */
export function reasonsTold(action: Action): ReasonsTold {
  const override = inOne(overridesOf(action))
  const few = inOne(fewReasonsOf(action))
  const descent = action.descent?.reason
  return {
    ...(override ? { override } : {}),
    ...(few ? { few } : {}),
    ...(descent ? { descent } : {}),
  }
}

const inOne = (reasons: readonly Reasoned[]): string =>
  reasons.map(({ reason }) => reason).join('; ')
