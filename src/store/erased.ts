import type { Fact } from '../domain/facts.ts'
import { goneWith } from '../domain/imports.ts'
import { mergesGoneWith } from '../domain/merge/merge.ts'
import type { State } from '../domain/state.ts'
import { erasedBy } from './written-fact.ts'

/** Whose keys have to go after a run of facts; what is written under a name later is kept. */
export class Erased {
  readonly #names = new Set<string>()

  /** Has to be asked before the fact is folded: it is the state that knows who goes with it. */
  note(state: State, fact: Fact): void {
    const one = erasedBy(fact)
    if (one !== undefined) this.#names.add(one)
    for (const name of goneWith(state, fact)) this.#names.add(name)
    for (const name of mergesGoneWith(state.merges, fact)) this.#names.add(name)
  }

  /** Something sealed under this name follows. */
  unless(name: string | undefined): void {
    if (name !== undefined) this.#names.delete(name)
  }

  gone(): readonly string[] {
    return [...this.#names]
  }
}
