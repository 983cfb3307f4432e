import { RefusedError } from './errors.ts'
import { Faults } from './faults.ts'
import { holdsControl } from './file-text.ts'
import {
  addressInOneField,
  bornIn,
  channelIn,
  kindIn,
  languageIn,
  nightIn,
  numberAlone,
  numberWithSuffix,
  sixteenIn,
  type WrittenAddress,
} from './import-cells.ts'
import type { Columns, Meaning } from './import-columns.ts'
import type { Language } from './participant.ts'
import { spelledPostcode } from './postcode.ts'

const longestCell = 1000
const longestName = 200

/** What one row of a participants' file says. */
export interface Said {
  readonly name: string
  readonly address: WrittenAddress
  readonly phones: readonly { readonly text: string; readonly field: Meaning }[]
  readonly channel: 'sms' | 'voice' | undefined
  readonly kind: 'home' | 'work'
  readonly nightAlerts: boolean
  readonly groups: string
  readonly bornIn: number | undefined
  readonly isSixteen: true | undefined
  readonly language: Language | undefined
  /** What is wrong with its cells; what they would have said is left out. */
  readonly faults: readonly RefusedError[]
}

/** A row, cell by cell; a fault names what its column is about. Refuses what is no row of this file. */
export function readRow(cells: readonly string[], columns: Columns, thisYear: number): Said {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    throw new RefusedError('row-too-long', { parameters: { columns: columns.length } })
  }
  const faults = new Faults()
  const said = byMeaning(cells, columns, faults)
  const all = (meaning: Meaning): readonly string[] => said.get(meaning) ?? []
  const get = (meaning: Meaning): string => all(meaning).find((cell) => cell !== '') ?? ''
  const at = <T>(field: Meaning, read: (cell: string) => T): T | undefined =>
    faults.of(() => naming(field, () => read(get(field))))
  const phones = (['mobile', 'phone', 'landline'] as const).flatMap((field) =>
    all(field).flatMap((text) => (text === '' ? [] : [{ text, field }])),
  )
  return {
    name: faults.of(() => nameIn(get)) ?? '',
    address: faults.of(() => addressIn(get, all, columns)) ?? nowhere,
    phones,
    channel: at('channel', channelIn),
    kind: at('kind', kindIn) ?? 'home',
    nightAlerts: at('night_alerts', nightIn) ?? false,
    groups: get('groups'),
    bornIn: at('born', (cell) => bornIn(cell, thisYear)),
    isSixteen: at('sixteen', sixteenIn),
    language: at('language', languageIn),
    faults: faults.all,
  }
}

const nowhere: WrittenAddress = { postcode: '', houseNumber: Number.NaN, suffix: '' }

function byMeaning(
  cells: readonly string[],
  columns: Columns,
  faults: Faults,
): ReadonlyMap<Meaning, readonly string[]> {
  const said = new Map<Meaning, string[]>()
  for (const [i, meaning] of columns.entries()) {
    if (meaning === undefined) continue
    const cell = faults.of(() => checked(meaning, cells[i])) ?? ''
    const same = said.get(meaning)
    if (same) same.push(cell)
    else said.set(meaning, [cell])
  }
  return said
}

function checked(meaning: Meaning, cell = ''): string {
  const text = cell.trim()
  if (text.length > longestCell) throw new RefusedError('cell-too-long', { field: meaning })
  if (holdsControl(text)) throw new RefusedError('cell-unreadable', { field: meaning })
  return text
}

function naming<T>(field: Meaning, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    throw new RefusedError(error.key, { field, parameters: error.parameters })
  }
}

type Get = (meaning: Meaning) => string

function nameIn(get: Get): string {
  const parts = [get('first_name'), get('infix'), get('last_name')].filter(Boolean)
  const name = (get('name') || parts.join(' ')).split(/\s+/).join(' ')
  if (name.length > longestName) throw new RefusedError('cell-too-long', { field: 'name' })
  return name
}

/** Where a number and its suffix share a field is known by there being no column for suffixes. */
function addressIn(
  get: Get,
  all: (meaning: Meaning) => readonly string[],
  columns: Columns,
): WrittenAddress {
  const postcode = spelledPostcode(get('postcode'))
  const number = get('house_number')
  if (number === '' && columns.includes('address')) {
    const read = naming('address', () => addressInOneField(get('address'), postcode))
    return { ...read, postcode: read.postcode.toUpperCase() }
  }
  if (columns.includes('suffix')) {
    const suffix = all('suffix').filter(Boolean).join('-')
    return { postcode, houseNumber: numberAlone(number), suffix }
  }
  return { postcode, ...naming('house_number', () => numberWithSuffix(number)) }
}
