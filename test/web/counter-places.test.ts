import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { importAddresses } from '../../src/deeds.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { tryParticipant } from '../../src/domain/participant-input.ts'
import { locateIn } from '../../src/store/locate.ts'
import { openRegister } from '../../src/store/register.ts'
import type { AddressRegister, RegisterRow } from '../../src/store/store.ts'
import { findPlace } from '../../src/web/pages/counter-places.ts'
import { webOffice } from '../support/office-web.ts'

const row = (houseNumber: number, suffix: string, lon = 5.3): RegisterRow => ({
  ...{ postcode: '9991AA', houseNumber, suffix, street: 'Merelstraat', city: 'Waterhoven' },
  location: [lon, 52.6],
})
const typed = (houseNumber: string, suffix = '', postcode = '9991AA') => ({
  postcode,
  houseNumber,
  suffix,
})

t.test('a number with several addresses offers each of its suffixes once', async (t) => {
  const register = await openRegister(t.testdir())
  await register.replace([row(1, ''), row(15, ''), row(15, 'A'), row(15, 'A'), row(17, 'B')])
  t.match(findPlace(register, typed('1')), { kind: 'found', words: 'Merelstraat 1, Waterhoven' })
  t.strictSame(findPlace(register, typed('15')), {
    ...{ kind: 'several', words: 'Merelstraat 15, Waterhoven' },
    ...{ suffixes: ['-', 'A'], suffix: undefined },
  })
  t.match(findPlace(register, typed('15', '-')), { suffix: '' })
  t.match(findPlace(register, typed('15', ' a')), { suffix: 'A' })
  t.match(findPlace(register, typed('15', 'C')), { kind: 'several', suffix: undefined })
  t.match(findPlace(register, typed('17', 'b')), { kind: 'found', suffix: 'B' })
  t.match(findPlace(register, typed('2')), { kind: 'unknown', words: '' })
  t.match(findPlace(register, typed('15A')), { kind: 'incomplete' })
  t.match(findPlace(register, typed('15', '', '9991')), { kind: 'incomplete' })
})

const file = join(import.meta.dirname, '..', '..', '..', 'shared', 'geodata', 'addresses.csv')
const skip = existsSync(file) ? false : 'no addresses of a real municipality lie beside this'

t.test(
  'every address of a real municipality is found, by its suffix where there are more',
  {
    skip,
  },
  async (t) => {
    const { store, ports } = await webOffice(t, [])
    const all: RegisterRow[] = []
    const kept: AddressRegister = {
      ...store.register,
      replace: async (rows) => {
        for await (const one of rows) all.push(one)
        return store.register.replace(all)
      },
    }
    const csv = await readFile(file, 'utf8')
    await importAddresses({ ...ports, store: { ...store, register: kept } }, { csv })
    t.equal(all.length, 14_563)

    const numbers = new Map<string, RegisterRow[]>()
    for (const one of all) {
      const number = `${one.postcode} ${one.houseNumber}`
      numbers.set(number, [...(numbers.get(number) ?? []), one])
    }
    const ambiguous = [...numbers.values()].filter((rows) => rows.length > 1)
    t.equal(ambiguous.length, 689)
    const unoffered = ambiguous.filter((rows) => {
      const [{ postcode, houseNumber } = row(0, '')] = rows
      const place = findPlace(store.register, typed(String(houseNumber), '', postcode))
      const suffixes = new Set(rows.map(({ suffix }) => suffix || '-'))
      return suffixes.size === 1
        ? place.kind !== 'found'
        : String(place.suffixes) !== String([...suffixes])
    })
    t.strictSame(unoffered, [])

    const lost = all.filter((one) => !isFound(store.register, one))
    t.strictSame(lost, [])
  },
)

/** Whether the form, filled in with an address of the register, comes to where that address lies. */
function isFound(register: AddressRegister, { postcode, houseNumber, suffix }: RegisterRow) {
  const chosen = typed(String(houseNumber), suffix || '-', postcode)
  const place = findPlace(register, chosen)
  const { participant } = tryParticipant(
    {
      phones: [{ number: madeUpMobile(1) }],
      addresses: [{ postcode, houseNumber, ...(place.suffix ? { suffix: place.suffix } : {}) }],
    },
    'p1',
    locateIn(register),
  )
  const [address] = participant?.addresses ?? []
  return (
    (address?.suffix ?? '') === suffix &&
    register
      .find(postcode, houseNumber)
      .some((one) => one.suffix === suffix && String(one.location) === String(address?.location))
  )
}
