import type { Action } from '../domain/action.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import { wavesApart, wavesOf } from '../domain/extend/waves.ts'
import type { State } from '../domain/state.ts'
import type { Apart } from './action-view.ts'
import { toldAction, toldPhases } from './told-phases.ts'

/** The phases of an action as screens show them: without those who came as few, later or first. */
export function shownPhases(state: State, id: string): readonly PhaseRecord[] {
  const action = state.actions.byId.get(id)
  return toldPhases(state, id, action ? apartIn(state, action) : [])
}

/** An action with its numbers as screens show them. */
export function shownAction(state: State, action: Action): Action {
  const told = toldAction(state, action)
  const waves = wavesOf(told)
  const few = wavesApart(waves).reduce((sum, wave) => sum + (waves[wave] ?? 0), 0)
  return few === 0 ? told : { ...told, selected: told.selected - few }
}

/** Those who are in neither, as few as they came. */
export function apartFrom(state: State, action: Action): readonly Apart[] {
  const apart = apartIn(state, action)
  const { startedAt, extensions = [] } = action
  const starts = [startedAt, ...extensions.map(({ at }) => at)]
  return apart.flatMap((wave) => {
    const others = starts.flatMap((_, other) => (other === wave ? [] : [other]))
    const [alert] = toldPhases(state, action.id, others)
    const at = starts[wave]
    if (!alert || at === undefined) return []
    return [{ at, counts: { selected: alert.deliveries.length, ...alert.counts } }]
  })
}

const apartIn = (state: State, action: Action): readonly number[] =>
  wavesApart(wavesOf(toldAction(state, action)))
