import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { emptyState, type State } from '../../src/domain/state.ts'
import type { Examined } from '../../src/imports/examine.ts'
import { Importing } from '../../src/imports/importing.ts'
import { openSheet, type Reading } from '../../src/imports/sheet.ts'
import type { RegisterRow, Store } from '../../src/store/store.ts'

/** `06…` of a made-up mobile number. */
export const mobile = (n: number): string => `0${madeUpMobile(n).slice(3)}`

const address = (houseNumber: number, suffix = '', lon = 5.3): RegisterRow => ({
  postcode: '9999AB',
  houseNumber,
  suffix,
  street: 'Merelstraat',
  city: 'Waterhoven',
  location: [lon, 52.6],
})

/** House numbers 1 to 40; 20 has three suffixes and no plain address, 30 is outside every area. */
export const street: readonly RegisterRow[] = [
  ...Array.from({ length: 40 }, (_, i) => address(i + 1, '', i + 1 === 30 ? 6.9 : 5.3)).filter(
    ({ houseNumber }) => houseNumber !== 20,
  ),
  ...['A', 'B', 'C-1'].map((suffix) => address(20, suffix)),
  address(12, 'A'),
]

const ring = [[5, 52] as const, [6, 52] as const, [6, 53] as const, [5, 53] as const]
const centre = { type: 'Polygon', coordinates: [[...ring, [5, 52] as const]] } as const

/** Importing over a register of one street and one named area; nothing is kept on a disk. */
export function importing(state: State = emptyState()): Importing {
  state.areas.set('c', { id: 'c', name: 'Centrum', area: centre })
  const register = {
    find: (postcode: string, number: number) =>
      street.filter((row) => row.postcode === postcode && row.houseNumber === number),
  }
  let ids = 0
  const newId = () => `n${++ids}`
  const store = { state, register, append: async () => undefined } as unknown as Store
  return new Importing({ store, newId, now: () => Date.UTC(2026, 10, 24) })
}

/** What is found in a file. */
export async function found(
  file: string | Uint8Array,
  reading: Reading = {},
  over: Importing = importing(),
): Promise<Examined> {
  const octets = typeof file === 'string' ? Buffer.from(file) : file
  return over.look(await openSheet(octets, reading), () => undefined)
}

/** `name number channel postcode number+suffix night` of everybody, a line each. */
export const people = ({ good }: Examined): readonly string[] =>
  good.map(({ participant: { name, phones, addresses, nightAlerts, language } }) => {
    const numbers = phones.map(({ number, channel }) => `${number} ${channel}`)
    const places = addresses.map((at) => `${at.postcode} ${at.houseNumber}${at.suffix ?? ''}`)
    return [
      name ?? '-',
      ...numbers,
      ...places,
      ...(nightAlerts ? ['night'] : []),
      ...(language ? [language] : []),
    ].join(' ')
  })

/** `row field problem` of every fault. */
export const faults = ({ bad }: Examined): readonly string[] =>
  bad.map(({ row, field, problem }) => `${row} ${field} ${problem}`)

/** The same of what is only remarkable. */
export const notes = (examined: Examined): readonly string[] =>
  faults({ ...examined, bad: examined.notes })
