import type { Action } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { newDelivery } from '../domain/delivery-steps.ts'
import { waveAt, wavesOf } from '../domain/extend/waves.ts'
import type { Along } from '../domain/left-out/left-out.ts'
import type { State } from '../domain/state.ts'

/**
 * The phases of an action as they are told. Who was left out because the police named them is told
 * as if it went with them as with the one beside whom they were chosen: the number of the preview
 * stays the number of the action, and nobody finds out by naming a number whether it takes part.
 *
 * What can still be seen: a row of deliveries over the API has the moment and the modem of the row
 * before it; the modems together have sent a message less; where everybody who was chosen was named,
 * all wait until the action is stopped; and when the words of the action are forgotten, so is who was
 * left out, and they are counted no more. Nothing of this has a number, a name or an address.
 *
 * Of `apart`, times that the action came to people, nobody is in it (see `wavesApart`).
 */
export function toldPhases(
  state: State,
  id: string,
  apart: readonly number[] = [],
): readonly PhaseRecord[] {
  const action = state.actions.byId.get(id)
  const along = alongOf(state, id).filter(({ wave }) => !apart.includes(wave))
  const records = phasesOf(state.actions, id).map((record) =>
    action && apart.length > 0 ? without(record, apart, wavesOf(action)) : record,
  )
  if (along.length === 0 || !action) return records
  return records.map((record) => withThem(record, along, action))
}

/** An action with its numbers as they are told. */
export function toldAction(state: State, action: Action): Action {
  const along = alongOf(state, action.id)
  if (along.length === 0) return action
  const extensions = action.extensions?.map((extension, n) => ({
    ...extension,
    selected: extension.selected + along.filter(({ wave }) => wave === n + 1).length,
  }))
  const selected = action.selected + along.length
  return { ...action, selected, ...(extensions ? { extensions } : {}) }
}

const alongOf = ({ confided }: State, id: string): readonly Along[] =>
  confided.get(id)?.leftOut?.along ?? []

function without(
  record: PhaseRecord,
  apart: readonly number[],
  waves: readonly number[],
): PhaseRecord {
  const counts = { ...record.counts }
  const deliveries = record.deliveries.filter(({ of, state }) => {
    const isApart = apart.includes(waveAt(waves, of))
    if (isApart) counts[state] -= 1
    return !isApart
  })
  return { ...record, counts, deliveries }
}

function withThem(record: PhaseRecord, along: readonly Along[], action: Action): PhaseRecord {
  const isAlert = record.phase.name === 'alert'
  const at = (n: number): readonly Along[] => along.filter(({ beside }) => beside === n)
  const besides = new Set(along.map(({ beside }) => beside))
  const counts = { ...record.counts }
  const told = (delivery: Delivery, { recipient }: Along): Delivery => {
    counts[delivery.state] += 1
    return { ...delivery, recipient }
  }
  const deliveries = record.deliveries.flatMap((delivery) => {
    const those = besides.has(delivery.of) ? at(delivery.of) : []
    return [delivery, ...those.map((one) => told(delivery, one))]
  })
  const alone = isAlert ? at(-1).map((one) => told(asIfWaiting(action), one)) : []
  return { ...record, counts, deliveries: [...deliveries, ...alone] }
}

/** Nobody was beside them: they wait as long as anybody can. */
const asIfWaiting = ({ state }: Action): Delivery =>
  state === 'running'
    ? newDelivery([], 0)
    : { ...newDelivery([], 0), state: 'dropped', reason: 'stopped' }
