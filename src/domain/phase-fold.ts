import type { Action, Phase } from './action.ts'
import type { HurriedFact, PhaseFact } from './action-facts.ts'
import { type Actions, addPhase, change, changePhase, follow } from './actions.ts'

/** Applies one fact about a phase to its action. */
export function foldPhaseFact(actions: Actions, action: Action, fact: PhaseFact): void {
  switch (fact.type) {
    case 'phase.added': {
      change(actions, action, { phases: [...action.phases, fact.phase] })
      return follow(actions, addPhase(actions, action.id, fact.phase, []), fact.of)
    }
    case 'phase.extended': {
      const record = actions.phases.get(fact.phase)
      return record ? follow(actions, record, fact.of) : undefined
    }
    case 'phase.retexted':
      return changePhase(actions, action, fact.phase, (phase) => ({
        ...phase,
        texts: [...phase.texts, fact.text],
      }))
    case 'phase.held':
      return changePhase(actions, action, fact.phase, (phase) => ({ ...phase, isHeld: true }))
    case 'phase.released':
      return changePhase(actions, action, fact.phase, ({ isHeld: _, ...phase }) => ({
        ...phase,
        notAfter: fact.notAfter,
      }))
    case 'phase.hurried':
      return changePhase(actions, action, fact.phase, (phase) => hurried(phase, fact))
  }
}

function hurried({ releaseAt, ...phase }: Phase, fact: HurriedFact): Phase {
  if (fact.past === 'schedule') return { ...phase, notAfter: fact.notAfter }
  return { ...phase, ...(releaseAt ? { releaseAt } : {}), goesAtNight: true }
}
