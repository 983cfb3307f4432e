import t from 'tap'
import { outsidersOf } from '../../src/domain/left-out/left-out.ts'
import { type Houses, mostLines, readLines } from '../../src/domain/left-out/read-lines.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { neighbour } from '../support/engine.ts'

const house = (postcode: string, houseNumber: number, suffix: string, street: string, city = 'A') =>
  ({ postcode, houseNumber, suffix, street, city }) as const

const rows = [
  house('9999AB', 15, '', 'Dorpsstraat'),
  house('9999AB', 15, 'A', 'Dorpsstraat'),
  house('9999AC', 12, '', 'Plein 1945'),
  house('9999AD', 3, '', 'Kerklaan'),
  house('9999AE', 3, '', 'Kerklaan', 'B'),
]
const houses: Houses = {
  find: (postcode, houseNumber) =>
    rows.filter((row) => row.postcode === postcode && row.houseNumber === houseNumber),
  knowsPostcode: (postcode) => rows.some((row) => row.postcode === postcode),
  all: () => rows,
}

const mobile = madeUpMobile(1)
const digits = mobile.replace('+316', '')
const landline = madeUpLandline(2)

t.test('a number is read however somebody writes it, an address by postcode or by street', (t) => {
  for (const words of [
    mobile,
    `06${digits}`,
    `06-${digits}`,
    `06 ${digits.slice(0, 4)} ${digits.slice(4)}`,
    `0031 6 ${digits}`,
    `+31 (0)6 ${digits}`,
    `tel. 06-${digits}`,
  ]) {
    t.strictSame(readLines(words, houses).named.phones, [mobile], words)
  }
  t.strictSame(readLines(landline.replace('+31', '0'), houses).named.phones, [landline])
  for (const [words, address] of [
    ['9999ab 15', { postcode: '9999AB', houseNumber: 15 }],
    ['9999 AB 15a', { postcode: '9999AB', houseNumber: 15, suffix: 'a' }],
    ['9999 AB, 15-A', { postcode: '9999AB', houseNumber: 15, suffix: 'A' }],
    ['1234 XY 8', { postcode: '1234XY', houseNumber: 8 }],
    ['1234 XY 8, Utrecht', { postcode: '1234XY', houseNumber: 8 }],
    ['1234 XY 8-bis, Utrecht', { postcode: '1234XY', houseNumber: 8, suffix: 'bis' }],
    ['9999AB 15, A', { postcode: '9999AB', houseNumber: 15 }],
    ['dorpsstraat 15', { postcode: '9999AB', houseNumber: 15 }],
    ['Dorpsstraat 15 A', { postcode: '9999AB', houseNumber: 15, suffix: 'A' }],
    ['Plein 1945 12', { postcode: '9999AC', houseNumber: 12 }],
    ['Kerklaan 3, b', { postcode: '9999AE', houseNumber: 3 }],
  ] as const) {
    t.strictSame(readLines(words, houses).named.addresses, [address], words)
  }
  t.end()
})

t.test('a line that names nobody for sure is told by its number', (t) => {
  const text = [mobile, '', 'die buurman', '06-12', '9999AB 99', 'Kerklaan 3', 'Nergensweg 1']
  text.push('1234 XY 8 Janssen', `1234 XY 8 06-${digits}`, `${mobile} ${mobile}`)
  const { bad, named } = readLines(text.join('\r\n'), houses)
  t.strictSame(
    bad.map(({ line, why }) => [line, why]),
    [
      [3, 'neither'],
      [4, 'no-dutch-number'],
      [5, 'no-such-house'],
      [6, 'several-towns'],
      [7, 'no-such-house'],
      [8, 'neither'],
      [9, 'neither'],
      [10, 'no-dutch-number'],
    ],
  )
  t.strictSame(named, { phones: [mobile], addresses: [] })
  const endless = `a${' '.repeat(100_000)}b`
  const begun = Date.now()
  t.match(readLines(endless, houses).bad, [{ line: 1, why: 'neither' }])
  t.ok(Date.now() - begun < 2000, 'what was pasted by mistake stops nothing')
  const many = Array.from({ length: 101 }, (_, n) => madeUpMobile(n)).join('\n')
  t.strictSame(
    readLines(many, houses).bad.map(({ line, why }) => [line, why]),
    [[101, 'too-many']],
  )
  t.end()
})

t.test('a household is out as a whole, with every number it has', (t) => {
  const home = {
    postcode: '9999 ab',
    houseNumber: 15,
    location: [5.3, 52.6],
    kind: 'home',
  } as const
  const elsewhere = { ...home, houseNumber: 16 }
  const phone = (n: number, of: number) =>
    ({ id: `p${n}:0`, number: madeUpMobile(of), channel: 'sms' }) as const
  const people = [
    neighbour(1, { addresses: [home], phones: [phone(1, 1)] }),
    neighbour(2, { addresses: [{ ...home, suffix: 'A' }], phones: [phone(2, 2)] }),
    neighbour(3, { addresses: [elsewhere, { ...home, kind: 'work' }], phones: [phone(3, 3)] }),
    neighbour(4, { addresses: [elsewhere], phones: [phone(4, 4)] }),
  ]
  const of = (suffix?: string) => {
    const named = { postcode: '9999AB', houseNumber: 15, ...(suffix ? { suffix } : {}) }
    return outsidersOf({ phones: [], addresses: [named], people: [] }, people)
  }
  t.strictSame([...of().people], ['p1', 'p2', 'p3'])
  t.strictSame([...of().numbers], [madeUpMobile(1), madeUpMobile(2), madeUpMobile(3)])
  t.strictSame([...of('B').people], ['p1', 'p3'], 'who gave no suffix may live there')
  const once = outsidersOf({ phones: [madeUpMobile(9)], addresses: [], people: ['p4'] }, people)
  t.strictSame([...once.numbers], [madeUpMobile(9), madeUpMobile(4)], 'whoever was named before')
  t.end()
})

t.test('a hundred homes are held against thousands of people in no time', (t) => {
  const at = (houseNumber: number) => ({ postcode: '9999 zz', houseNumber })
  const addresses = Array.from({ length: mostLines }, (_, n) => at(n + 1))
  const town = Array.from({ length: 20_000 }, (_, n) => neighbour(n + 1))
  const began = performance.now()
  const { people } = outsidersOf({ phones: [], addresses, people: [] }, town)
  t.ok(performance.now() - began < 300, 'an alert waits for it')
  t.equal(people.size, mostLines)
  t.end()
})
