import type { Participant } from './participant.ts'
import { isOver } from './retention.ts'

/** What is remembered of a file of participants that was read in; nothing of it is personal. */
export interface ImportHead {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** The account, token or command that asked for it. */
  readonly by: string
  /** Rows in the file, and people in it that were refused or left out. */
  readonly rows: number
  readonly bad: number
  readonly skipped: number
  readonly added: number
  readonly replaced: number
}

/** Somebody of a file, and who they take the place of. */
export interface Staged {
  readonly participant: Participant
  readonly before?: Participant
}

/**
 * An import is in two parts: its people are written a few at a time and count for nothing; then one
 * fact lets all of them take part. What never gets that fact never was.
 */
export type ImportFact =
  | { readonly type: 'participant.imported'; readonly import: string; readonly staged: Staged }
  | { readonly type: 'import.committed'; readonly head: ImportHead }
  /** It was given up: who was in it is forgotten. */
  | { readonly type: 'import.dropped'; readonly id: string }
  /** Whom it brought goes, and whom it replaced is back, except those that changed since. */
  | { readonly type: 'import.undone'; readonly id: string }
  /** Snapshot only: one that can still be undone, and whom it would take with it. */
  | {
      readonly type: 'import.restored'
      readonly head: ImportHead
      readonly people: readonly string[]
      readonly changed: readonly string[]
    }

/** A finished import. */
export interface ImportRecord {
  readonly head: ImportHead
  /** Whom it brought that did not change since, with whom they replaced. */
  readonly people: Map<string, Brought>
  /** The others that it brought; whoever was erased is among them. */
  readonly changed: Set<string>
}

/** What is to be known of somebody to take them back. */
export type Brought = Pick<Staged, 'before'>

export interface Imports {
  /** By import, by participant. */
  readonly staged: Map<string, Map<string, Staged>>
  /** Oldest first. */
  readonly done: Map<string, ImportRecord>
}

/** No import at all. */
export const emptyImports = (): Imports => ({ staged: new Map(), done: new Map() })

/** Somebody changed by themselves: no import, running or undone, goes over that. */
export function leaveAlone({ staged, done }: Imports, participant: string): void {
  for (const people of staged.values()) people.delete(participant)
  for (const { people, changed } of done.values()) {
    if (people.delete(participant)) changed.add(participant)
  }
}

type People = ReadonlyMap<string, Participant>

/** Who is gone for good when this fact counts; asked before it is applied. */
export function goneWith(
  { participants, imports }: { readonly participants: People; readonly imports: Imports },
  fact: { readonly type: string } | ImportFact,
): readonly string[] {
  if (!isEnd(fact)) return []
  if (fact.type === 'import.dropped') {
    const staged = imports.staged.get(fact.id)?.keys() ?? []
    return [...staged].filter((one) => !participants.has(one))
  }
  const people = imports.done.get(fact.id)?.people ?? new Map<string, Brought>()
  return [...people].flatMap(([one, { before }]) => (before === undefined ? [one] : []))
}

const isEnd = (
  fact: { readonly type: string } | ImportFact,
): fact is Extract<ImportFact, { type: 'import.dropped' | 'import.undone' }> =>
  fact.type === 'import.dropped' || fact.type === 'import.undone'

/** The imports as facts that give them back; all at once, as they are at the first `next()`. */
export function* importFacts({ staged, done }: Imports): Iterable<ImportFact> {
  const running = [...staged].flatMap(([id, people]) => {
    return [...people.values()].map((one): ImportFact => imported(id, one))
  })
  const finished = [...done.values()].flatMap(({ head, people, changed }): ImportFact[] => {
    const replaced = [...people.values()].flatMap(({ before }) =>
      before ? [imported(head.id, { participant: before, before })] : [],
    )
    const ids = { people: [...people.keys()], changed: [...changed] }
    return [...replaced, { type: 'import.restored', head, ...ids }]
  })
  yield* running
  yield* finished
}

const imported = (id: string, staged: Staged): ImportFact => ({
  type: 'participant.imported',
  import: id,
  staged,
})

/** Forgets imports that are too old to be undone, and with them whom they replaced. */
export function forgetOldImports({ done }: Imports, now: number): void {
  for (const [id, { head }] of done) {
    if (isOver('imports', Date.parse(head.at), now)) done.delete(id)
  }
}
