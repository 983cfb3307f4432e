import type { Action, PhaseText, Written } from '../action.ts'
import type { Fact } from '../facts.ts'
import type { State } from '../state.ts'

/** What is to stay of the sounds, within their terms. */
export interface NeededSounds {
  /** Ids of the recordings of actions that have their words, and of alerts that were cut off. */
  readonly recordings: ReadonlySet<string>
  /** Ids of those that go at once, with the words that they are said instead of. */
  readonly over: ReadonlySet<string>
  /** What was spoken; without, all of it goes, for words of it do. It can be made again. */
  readonly spoken: boolean
}

/** What is needed once these facts have forgotten what they do. */
export function neededSounds(
  { actions, presses }: Pick<State, 'actions' | 'presses'>,
  facts: readonly Fact[],
): NeededSounds {
  const forgotten = new Set(facts.flatMap(forgottenBy))
  const all = [...actions.byId.values()]
  const needed = all.filter(({ id }) => !forgotten.has(id)).flatMap(recordingsOf)
  const ofPresses = [...presses.values()].flatMap(({ form }) => form.recording ?? [])
  const recordings = new Set([...needed, ...ofPresses])
  const over = all.filter(({ id }) => forgotten.has(id)).flatMap(recordingsOf)
  return {
    recordings,
    over: new Set(over.filter((id) => !recordings.has(id))),
    spoken: forgotten.size === 0,
  }
}

const forgottenBy = (fact: Fact): readonly string[] =>
  fact.type === 'action.forgotten' && fact.what === 'descriptions' ? [fact.action] : []

const recordingsOf = ({ phases }: Action): readonly string[] =>
  phases
    .flatMap(({ texts }) => texts)
    .flatMap(bothOf)
    .flatMap(({ voice }) => voice?.recording ?? [])

const bothOf = (text: PhaseText): readonly Written[] =>
  text.fetching ? [text, text.fetching] : [text]
