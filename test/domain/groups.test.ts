import fc from 'fast-check'
import t from 'tap'
import {
  groupSizes,
  groupsInWords,
  isMember,
  readGroups,
  writtenGroups,
} from '../../src/domain/groups.ts'
import { readParticipant } from '../../src/domain/participant-input.ts'
import { CsvPeople } from '../../src/domain/participants-csv.ts'
import { neighbour } from '../support/engine.ts'

t.test('groups as people write them', async (t) => {
  const aed = { name: 'AED', validUntil: '2027-06-30' }
  t.strictSame(writtenGroups('AED 2027-06-30, BHV'), [aed, { name: 'BHV' }])
  t.strictSame(writtenGroups('AED 2027-06-30|Hulp bij brand |'), [aed, { name: 'Hulp bij brand' }])
  t.strictSame(writtenGroups(' '), [])
  t.equal(groupsInWords([aed, { name: 'BHV' }]), 'AED 2027-06-30, BHV')
})

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

t.test('what was written reads back the same', async () => {
  const name = fc.stringMatching(/^[A-Za-z]{1,12}( [a-z]{1,12})?$/)
  const one = fc.oneof(
    name.map((given) => ({ name: given })),
    fc.record({ name, validUntil: day }),
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { selector: (each) => each.name.toLowerCase(), maxLength: 5 }),
      (groups) => {
        const back = readGroups(writtenGroups(groupsInWords(groups)), 'groups')
        return JSON.stringify(back) === JSON.stringify(groups)
      },
    ),
  )
})

const refused: readonly (readonly [string, key: string])[] = [
  ['AED 2027-13-01', 'day-unknown'],
  ['AED 2027-02-30', 'day-unknown'],
  ['AED, aed', 'group-twice'],
  ['x'.repeat(41), 'group-name'],
  [Array.from({ length: 21 }, (_, n) => `g${n}x`).join(','), 'group-too-many'],
]
for (const [text, key] of refused) {
  t.test(`refuses ${text.slice(0, 20)}: ${key}`, async (t) => {
    t.throws(() => readGroups(writtenGroups(text), 'groups'), { key, message: /./ })
  })
}

t.test(
  'an expired membership is not called, whatever capitals the group is written in',
  async (t) => {
    const someone = neighbour(1, { groups: [{ name: 'AED', validUntil: '2026-11-24' }] })
    t.ok(isMember(someone, 'aed', '2026-11-24'), 'its last day counts')
    t.notOk(isMember(someone, 'AED', '2026-11-25'))
    t.notOk(isMember(someone, 'BHV', '2026-11-24'))
    t.notOk(isMember(neighbour(2), 'AED', '2026-11-24'), 'a record from before there were groups')

    const people = [someone, neighbour(3, { groups: [{ name: 'aed' }, { name: 'BHV' }] })]
    t.strictSame(groupSizes(people, '2026-11-24'), [
      { name: 'AED', members: 2 },
      { name: 'BHV', members: 1 },
    ])
    t.strictSame(
      groupSizes(people, '2026-11-25').map(({ members }) => members),
      [1, 1],
    )
  },
)

t.test('a file may name groups, and a person without one has none', async (t) => {
  const people = new CsvPeople(['name', 'phone', 'postcode', 'house_number', 'groups'], 2026)
  const rest = ['0610000001', '9999ZZ', '1']
  people.take({ row: 2, cells: ['A', ...rest, 'AED 2027-06-30|BHV'] })
  people.take({ row: 3, cells: ['B', ...rest] })
  const [one, other] = [...people.all]
  const locate = (): readonly [number, number] => [5.3, 52.6]

  t.strictSame(one && readParticipant(one.input, 'p1', locate).groups, [
    { name: 'AED', validUntil: '2027-06-30' },
    { name: 'BHV' },
  ])
  t.notOk(other && 'groups' in readParticipant(other.input, 'p2', locate))
})
