import type { Brought, ImportFact, ImportHead, Imports, Staged } from './imports.ts'
import type { State } from './state.ts'
import { foldPersonFact } from './upkeep-fold.ts'

type Written = Parameters<typeof foldPersonFact>[2]

/** Applies a fact about an import. */
export function foldImportFact(state: State, fact: ImportFact, written: Written): void {
  switch (fact.type) {
    case 'participant.imported':
      return stage(state.imports, fact.import, fact.staged)
    case 'import.committed':
      return commit(state, fact.head, written)
    case 'import.dropped':
      state.imports.staged.delete(fact.id)
      return
    case 'import.undone':
      return undo(state, fact.id, written)
    case 'import.restored':
      return restore(state.imports, fact)
  }
}

function stage({ staged }: Imports, id: string, one: Staged): void {
  const all = staged.get(id) ?? new Map<string, Staged>()
  staged.set(id, all.set(one.participant.id, one))
}

/** What taking somebody back needs who replaced nobody, the same for all of them. */
const inNobodysPlace: Brought = {}

/** As if each of them were saved at this moment; other imports leave them alone from then on. */
function commit(state: State, head: ImportHead, written: Written): void {
  const { imports } = state
  const people = imports.staged.get(head.id) ?? new Map<string, Staged>()
  imports.staged.delete(head.id)
  const history = [{ ...written, source: 'import', fields: [] }]
  const brought: Map<string, Brought> = people
  for (const { participant, before } of people.values()) {
    if (before) {
      const fact = { type: 'participant.saved', participant, source: 'import' } as const
      foldPersonFact(state, fact, written)
      continue
    }
    // Fifty thousand at once, of whom nothing was known: they share what became of them.
    state.participants.set(participant.id, participant)
    state.upkeep.histories.set(participant.id, history)
    brought.set(participant.id, inNobodysPlace)
  }
  imports.done.set(head.id, { head, people: brought, changed: new Set() })
}

function undo(state: State, id: string, written: Written): void {
  const brought = state.imports.done.get(id)?.people
  state.imports.done.delete(id)
  for (const [person, { before }] of brought ?? []) {
    const back = before && { type: 'participant.saved' as const, participant: before }
    const fact = back
      ? { ...back, source: 'import' }
      : { type: 'participant.erased' as const, id: person }
    foldPersonFact(state, fact, written)
  }
}

/** The replaced ones were staged again just before, for who they were. */
function restore(
  imports: Imports,
  { head, people: ids, changed }: Extract<ImportFact, { type: 'import.restored' }>,
): void {
  const staged = imports.staged.get(head.id)
  const people = new Map(
    ids.map((id): [string, Brought] => [id, staged?.get(id) ?? inNobodysPlace]),
  )
  imports.staged.delete(head.id)
  imports.done.set(head.id, { head, people, changed: new Set(changed) })
}
