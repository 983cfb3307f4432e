import { RefusedError } from '../../domain/errors.ts'
import type { Position } from '../../domain/geo.ts'
import { spelledSuffix } from '../../domain/suffix.ts'
import type { AddressRegister, RegisterRow } from '../../store/store.ts'

/** A place as the register has it: what its first letters came to is shown and kept. */
export interface Place {
  readonly centre: Position
  readonly name: string
  /** Of a street or an address in it. */
  readonly street?: { readonly street: string; readonly city: string }
}

/** `Merelstraat 12`, as whoever comes to help is told; of a street or a postcode what there is. */
export const houseIn = ({ name, street }: Place): string =>
  street ? name.replace(`, ${street.city}`, '') : ''

const mostStreetsFound = 50
const mostStreetsNamed = 4

const withPostcode = /^(\d{4})\s?([a-z]{2})?(?:[\s,]+(\d{1,5})\s*(.*))?$/i
const withNumber = /^(.*\S)\s+(\d{1,5})\s*([^,]*)(,.*)?$/

/** A postcode, an address by it, a street or an address in it; refuses what the register has not. */
export function findPlace(register: AddressRegister, words: string): Place {
  const [, digits, letters = '', number, suffix = ''] = withPostcode.exec(words) ?? []
  if (digits === undefined) return streetOrAddress(register, words)
  const postcode = `${digits} ${letters.toUpperCase()}`.trim()
  if (number !== undefined) {
    return addressOf(register.find(postcode, Number(number)), suffix)
  }
  const centre = register.centreOf(postcode)
  if (!centre) throw new RefusedError('place-not-found', { field: 'place' })
  return { centre, name: words.toUpperCase() }
}

/** `Plein 1945` is a street; `Plein 19` is a house in one, unless a street is called so. */
function streetOrAddress(register: AddressRegister, words: string): Place {
  const [, street, number, suffix = '', city = ''] = withNumber.exec(words) ?? []
  if (street === undefined || streetsOf(register, words).length > 0) {
    return streetOf(register, words)
  }
  const meant = streetOf(register, `${street}${city}`).street
  const rows = register
    .all()
    .filter((row) => row.street === meant?.street && row.city === meant.city)
  return addressOf(
    rows.filter(({ houseNumber }) => houseNumber === Number(number)),
    suffix,
  )
}

function addressOf(rows: readonly RegisterRow[], suffix: string): Place {
  const row = rows.find((one) => spelledSuffix(one.suffix) === spelledSuffix(suffix)) ?? rows[0]
  if (!row) throw new RefusedError('house-not-found', { field: 'place' })
  const { street, city, houseNumber, location } = row
  return { centre: location, name: `${street} ${houseNumber}, ${city}`, street: { street, city } }
}

function streetsOf(register: AddressRegister, words: string) {
  const [street = '', city = ''] = words.toLowerCase().split(',')
  if (street.trim() === '') return []
  const found = register
    .streets(street, mostStreetsFound)
    .filter((row) => row.city.toLowerCase().startsWith(city.trim()))
  const exact = found.filter((row) => row.street.toLowerCase() === street.trim())
  return exact.length > 0 ? exact : found
}

/** The one street of that name, `street` or `street, town`; never just the first of several. */
function streetOf(register: AddressRegister, words: string): Place {
  const meant = streetsOf(register, words)
  const [first] = meant
  if (!first) throw new RefusedError('place-not-found', { field: 'place' })
  const { street, city, location } = first
  const name = `${street}, ${city}`
  if (meant.length === 1) return { centre: location, name, street: { street, city } }
  const named = meant.slice(0, mostStreetsNamed).map((row) => `${row.street}, ${row.city}`)
  throw new RefusedError('place-ambiguous', {
    field: 'place',
    parameters: { names: named.join('; ') },
  })
}
