import fc from 'fast-check'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import type { State } from '../../src/domain/state.ts'
import { nearby } from './areas.ts'

const optional: { requiredKeys: [] } = { requiredKeys: [] }
const name = fc.nat(6).map((n) => `p${n}`)
const hours = fc.constantFrom(
  { hours: [{ days: ['tue'], from: '20:00', until: '02:00' }] } as const,
  { hours: [{ days: ['tue'], from: '08:00', until: '23:30' }] } as const,
  ...Array<object>(3).fill({}),
)
/** Few numbers, so that people share them; a mobile or a landline. */
const lines = [
  ...[0, 1, 2, 3, 4, 5].map((n) => ({ number: madeUpMobile(n), channel: 'sms' as const })),
  ...[0, 1, 2].map((n) => ({ number: madeUpLandline(n), channel: 'voice' as const })),
]
const line = fc.constantFrom(...lines)
/** What anybody can be reached at, whoever has it. */
export const everyNumber = lines.map(({ number }) => number)

const address = fc
  .tuple(nearby, hours, fc.constantFrom('home' as const, 'work' as const))
  .map(([location, own, kind]) => ({
    ...{ postcode: '9999ZZ', houseNumber: 1, location, kind },
    ...own,
  }))
const wishes = fc.record(
  {
    pauses: fc.constant([{ from: '2026-11-20', until: '2026-11-24' }]),
    unwantedKinds: fc.constantFrom(['outage'] as const, ['missing-child'] as const),
    leastUrgency: fc.constantFrom('Immediate' as const, 'Expected' as const),
    language: fc.constantFrom('en' as const, 'pl' as const),
    leftAt: fc.constant('2026-11-24T22:00:00Z'),
  },
  optional,
)

/** Anybody of seven: with numbers of others, a second address, wishes, or who said goodbye. */
const person: fc.Arbitrary<Participant> = fc
  .record({
    id: name,
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    addresses: fc.array(address, { minLength: 1, maxLength: 2 }),
    nightAlerts: fc.boolean(),
    said: fc.oneof(fc.constant({}), wishes),
  })
  .map(({ id, lines, addresses, nightAlerts, said }) => ({
    ...{ id, addresses, nightAlerts },
    phones: lines.map((one, n) => ({ id: `${id}:${n}`, ...one })),
    ...said,
  }))

/** What happens to a town in one tick, by who is in it; or a moment passes, or somebody looks. */
export type TownStep = ((state: State) => readonly Fact[]) | 'turn' | 'look'

const saved = (participant: Participant): Fact => ({
  ...{ type: 'participant.saved', participant, source: 'api' },
})
const changes = fc
  .array(fc.oneof({ weight: 3, arbitrary: person }, name), { minLength: 1, maxLength: 3 })
  .map(
    (all) => (): readonly Fact[] =>
      all.map((one) =>
        typeof one === 'string' ? { type: 'participant.erased', id: one } : saved(one),
      ),
  )
const imports = fc
  .tuple(fc.array(person, { maxLength: 4 }), fc.nat(1))
  .map(([people, n]) => ({ participants }: State): readonly Fact[] => [
    ...people.map((participant): Fact => {
      const before = participants.get(participant.id)
      const staged = { participant, ...(before ? { before } : {}) }
      return { type: 'participant.imported', import: `i${n}`, staged }
    }),
    { type: 'import.committed', head: { id: `i${n}` } } as Fact,
  ])
const undone = fc.nat(1).map((n) => (): readonly Fact[] => [{ type: 'import.undone', id: `i${n}` }])

/** People who join, change, leave, are erased, come with an import and go with it again. */
export const townSteps = fc.array<TownStep>(
  fc.oneof(
    { weight: 6, arbitrary: changes },
    { weight: 1, arbitrary: imports },
    { weight: 1, arbitrary: undone },
    { weight: 3, arbitrary: fc.constant<TownStep>('turn') },
    { weight: 5, arbitrary: fc.constant<TownStep>('look') },
  ),
  { maxLength: 30 },
)
