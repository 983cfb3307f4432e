import t from 'tap'
import { PeopleCache } from '../../src/dispatch/people-cache.ts'
import type { DispatchPorts } from '../../src/dispatch/ports.ts'
import { emptyState } from '../../src/domain/state.ts'
import { neighbour } from '../support/engine.ts'

/** A cache over a state of its own, and what it has put off until later. */
function cached(count: number) {
  const state = emptyState()
  const add = (n: number) => state.participants.set(`p${n}`, neighbour(n))
  for (let n = 0; n < count; n += 1) add(n)
  let later: (() => void) | undefined
  const ports: Pick<DispatchPorts, 'after'> & {
    readonly ledger: { readonly state: typeof state }
  } = {
    ledger: { state },
    after: (_ms, call) => {
      later = call
      return () => {
        if (later === call) later = undefined
      }
    },
  }
  return {
    cache: new PeopleCache(ports as DispatchPorts),
    add,
    /** Whether anything was put off; it is done. */
    goOn: (): boolean => {
      const call = later
      later = undefined
      call?.()
      return call !== undefined
    },
  }
}

t.test(
  'after an import a page has the figures of before it, and an alert has everybody',
  async (t) => {
    const { cache, add } = cached(3)
    t.equal(cache.index().numberCount, 3)
    add(3)
    cache.outdatedByMany()
    t.equal(cache.recent().numberCount, 3)
    t.equal(cache.index().numberCount, 4)
    t.equal(cache.recent().numberCount, 4)
  },
)

t.test('one change is in the figures at once', async (t) => {
  const { cache, add } = cached(3)
  cache.index()
  add(3)
  cache.outdated()
  t.equal(cache.recent().numberCount, 4)
})

t.test('many are put in the index a few at a time, until all are in', async (t) => {
  const { cache, add, goOn } = cached(2600)
  cache.index()
  for (let n = 2600; n < 5200; n += 1) add(n)
  cache.outdatedByMany()
  let turns = 0
  while (goOn()) turns += 1
  t.ok(turns > 8, `${turns} turns`)
  t.equal(cache.recent().numberCount, 5200)
})

t.test('a change while the index is being made is in it', async (t) => {
  const { cache, add, goOn } = cached(2600)
  cache.prepare()
  goOn()
  goOn()
  add(2600)
  cache.outdated()
  while (goOn());
  t.equal(cache.recent().numberCount, 2601)
})
