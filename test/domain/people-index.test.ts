import t from 'tap'
import { indexPeople, withNewcomers } from '../../src/domain/people-index.ts'
import { neighbour } from '../support/engine.ts'

t.test('somebody can join a town of more rows than a call takes arguments', async (t) => {
  const count = 65_000
  const hours = [{ days: ['mon'], from: '08:00', until: '17:00' }] as const
  const [home] = neighbour(1).addresses
  if (!home) throw new Error('no home')
  const addresses = [
    { ...home, hours },
    { ...home, kind: 'work' as const, hours },
  ]
  const town = indexPeople(Array.from({ length: count }, (_, n) => neighbour(n, { addresses })))
  const newcomer = neighbour(count)
  const index = withNewcomers(town, [newcomer])
  t.equal(index.numberCount, count + 1)
  t.equal(index.wishes.length, town.wishes.length)
  t.equal(index.wishes.at(-1), town.wishes.at(-1))
  t.equal(index.phones.length, 2 * count + 1)
  t.equal(index.phones[2 * count - 1], town.phones[2 * count - 1])
  t.equal(index.phones.at(-1), newcomer.phones[0])
})
