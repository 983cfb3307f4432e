import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import t from 'tap'
import type { Dispatch } from '../../src/dispatch/dispatch.ts'
import { PeopleCache } from '../../src/dispatch/people-cache.ts'
import type { DispatchPorts } from '../../src/dispatch/ports.ts'
import { newcomersIn, react } from '../../src/dispatch/reactions.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { indexPeople, type PeopleIndex } from '../../src/domain/people-index.ts'
import { emptyState } from '../../src/domain/state.ts'
import { type SelectionRules, selectRecipients } from '../../src/domain/targeting.ts'
import { centre } from '../support/areas.ts'
import { everyNumber, type TownStep, townSteps } from '../support/town-life.ts'

const at = Date.parse('2026-11-24T23:30:00Z')
const rules: SelectionRules = {
  ...{ origin: centre, order: 'nearest-first', at, quietHours: '22:00-07:00', timeZone: 'UTC' },
  ...{ ignoresQuietHours: false, canCall: true, kind: 'missing-child', urgency: 'Expected' },
}

/** All that an index says, and who is chosen with it; not how it looks numbers up. */
function saidBy({ places, ...columns }: PeopleIndex) {
  const chosen = [3_000, 20_000].map((radiusMetres) => {
    const index = { places, ...columns }
    const selection = selectRecipients(index, { centre, radiusMetres }, rules)
    return { ...selection, recipients: selection.recipients() }
  })
  return { ...columns, found: everyNumber.map((number) => places.find(number)), chosen }
}

/** A town that lives, and the cache of its people, told what the appliance tells it. */
function town() {
  const state = emptyState()
  let later: (() => void) | undefined
  const ports = {
    ledger: { state },
    after: (_ms: number, call: () => void) => {
      later = call
      return () => {
        if (later === call) later = undefined
      }
    },
  }
  const people = new PeopleCache(ports as unknown as DispatchPorts)
  const dispatch = { hadAlerts: { outdated: () => undefined } } as unknown as Dispatch
  const record = (facts: readonly Fact[]): void => {
    const kept = { people, newcomers: newcomersIn(facts, state) } as Parameters<typeof react>[1]
    for (const fact of facts) foldFact(state, fact, at)
    for (const fact of facts) react(dispatch, kept, fact)
  }
  const turn = (): void => {
    const call = later
    later = undefined
    call?.()
  }
  return { state, people, record, turn }
}

/** Yields what the cache said of a moment and what an index made anew says of it, by look. */
function* looks(steps: readonly TownStep[]) {
  const { state, people, record, turn } = town()
  for (const step of [...steps, 'look' as const]) {
    if (step === 'turn') turn()
    else if (step === 'look') yield [people.index(), indexPeople(state.participants.values())]
    else record(step(state))
  }
}

t.test('an index that was added to says what one made anew says', async (t) => {
  fc.assert(
    fc.property(townSteps, (steps) => {
      for (const [added, anew] of looks(steps)) {
        if (added && anew) deepStrictEqual(saidBy(added), saidBy(anew))
      }
    }),
    { numRuns: 300 },
  )
  t.pass()
})
