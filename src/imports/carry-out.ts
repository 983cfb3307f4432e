import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Actor } from '../domain/accounts.ts'
import type { Fact } from '../domain/facts.ts'
import type { ImportHead, Staged } from '../domain/imports.ts'
import type { Store } from '../store/store.ts'
import type { Tell } from './examine.ts'

/** So many are sealed between two turns of the event loop, and so many lines wait for the disk. */
const peopleAtOnce = 100
const linesAtOnce = 8

/**
 * Lets people take part, all at the same moment: they are written a few at a time, then the one fact
 * that makes them count. What fails before that leaves nobody, and a power cut neither.
 */
export async function carryOut(
  store: Pick<Store, 'append' | 'state'>,
  order: {
    readonly head: ImportHead
    readonly staged: Iterable<Staged>
    readonly count: number
    readonly by: Actor
  },
  tell: Tell,
): Promise<void> {
  const { head, by } = order
  try {
    const late = await writeAll(store, order, tell)
    const told = { ...head, replaced: head.replaced - late, skipped: head.skipped + late }
    await store.append([{ type: 'import.committed', head: told }], by)
  } catch (error) {
    await store.append([{ type: 'import.dropped', id: head.id }], by)
    throw error
  }
}

/**
 * Waits for every line, also after one failed: what is given up is given up as a whole. Resolves to
 * how many were left out because they changed since they were looked at: a goodbye stays one.
 */
async function writeAll(
  store: Pick<Store, 'append' | 'state'>,
  { head, staged, count, by }: Parameters<typeof carryOut>[1],
  tell: Tell,
): Promise<number> {
  let late = 0
  const failures: unknown[] = []
  let waiting: Promise<unknown>[] = []
  const people = staged[Symbol.iterator]()
  for (let at = 0; at < count && failures.length === 0; at += peopleAtOnce) {
    const facts: Fact[] = []
    for (let next = people.next(); !next.done; next = people.next()) {
      if (hasChanged(store, next.value)) late += 1
      else facts.push({ type: 'participant.imported', import: head.id, staged: next.value })
      if (facts.length === peopleAtOnce) break
    }
    waiting.push(store.append(facts, by).catch((error: unknown) => failures.push(error)))
    await nextTurn()
    if (waiting.length === linesAtOnce) {
      await Promise.all(waiting)
      waiting = []
    }
    tell(at + facts.length, count)
  }
  await Promise.all(waiting)
  if (failures.length > 0) throw failures[0]
  return late
}

/** From the line on it is written in, the fold looks after that. */
const hasChanged = ({ state }: Pick<Store, 'state'>, { before }: Staged): boolean =>
  before !== undefined && state.participants.get(before.id) !== before
