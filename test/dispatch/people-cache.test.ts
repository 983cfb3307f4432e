import t from 'tap'
import { PeopleCache } from '../../src/dispatch/people-cache.ts'
import type { DispatchPorts } from '../../src/dispatch/ports.ts'
import { newcomersIn } from '../../src/dispatch/reactions.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { indexPeople, type PeopleIndex } from '../../src/domain/people-index.ts'
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

t.test('who comes is put behind the index there is, as one of everybody has them', async (t) => {
  const { cache, add, goOn } = cached(3)
  const whole = (count: number) =>
    indexPeople(Array.from({ length: count }, (_, n) => neighbour(n)))
  const before = cache.index()
  const come = (n: number) => {
    add(n)
    cache.joined(neighbour(n))
  }
  come(3)
  come(4)
  t.same(columnsOf(cache.index()), columnsOf(whole(5)))
  t.same(columnsOf(before), columnsOf(whole(3)))
  for (let n = 5; n < 60; n += 1) come(n)
  while (goOn());
  t.same(columnsOf(cache.recent()), columnsOf(whole(60)))
  t.equal(cache.index(), cache.index())
})

t.test(
  'who comes while the index is being made, or before it is made anew, is in it once',
  async (t) => {
    const { cache, add, goOn } = cached(1000)
    const come = (n: number) => {
      add(n)
      cache.joined(neighbour(n))
    }
    cache.prepare()
    goOn()
    come(1000)
    while (goOn());
    t.equal(cache.index().phones.length, 1001)
    come(1001)
    cache.outdated()
    t.equal(cache.index().phones.length, 1002)
  },
)

t.test('a newcomer is who is not there yet, once', async (t) => {
  const saved = (n: number): Fact => ({
    type: 'participant.saved',
    participant: neighbour(n),
    source: 'api',
  })
  const state = emptyState()
  state.participants.set('p1', neighbour(1))
  const facts = [saved(1), saved(2), saved(3), saved(2)]
  t.same(
    [...newcomersIn(facts, state)].map((fact) => facts.indexOf(fact)),
    [1, 2],
  )
})

/** What an index says, without how it looks numbers up. */
const columnsOf = ({ places, ...columns }: PeopleIndex) => ({
  ...columns,
  found: columns.phones.map(({ number }) => places.find(number)),
})
