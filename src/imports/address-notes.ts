import type { NamedArea } from '../domain/geo.ts'
import { areaFinder } from '../domain/nearest-area.ts'
import type { Address } from '../domain/participant.ts'
import { spelledSuffix } from '../domain/suffix.ts'
import type { AddressRegister } from '../store/store.ts'

/** Something about an address that is no fault, and that somebody should know. */
export interface AddressNote {
  readonly problem: 'address-ambiguous' | 'suffix-not-found' | 'outside-areas'
  readonly parameters?: Readonly<Record<string, string | number>>
}

const mostSuffixesNamed = 12
/** What is to be known about addresses: which of several is meant, and whether an area has them. */
export function addressNotes(
  register: AddressRegister,
  areas: Iterable<NamedArea>,
): (address: Address) => readonly AddressNote[] {
  const named = [...areas]
  const find = areaFinder(named)
  return (address) => {
    const isOutside = named.length > 0 && find(address.location) === undefined
    const unsure = suffixNote(register, address)
    return [
      ...(unsure ? [unsure] : []),
      ...(isOutside ? [{ problem: 'outside-areas' } as const] : []),
    ]
  }
}

/** Where a number has several addresses: none of them is the one that was written. */
function suffixNote(register: AddressRegister, address: Address): AddressNote | undefined {
  const rows = register.find(address.postcode, address.houseNumber)
  const wanted = spelledSuffix(address.suffix ?? '')
  if (rows.some(({ suffix }) => spelledSuffix(suffix) === wanted)) return undefined
  const named = rows.map(({ suffix }) => suffix).filter(Boolean)
  const suffixes = [
    ...named.slice(0, mostSuffixesNamed),
    ...(named.length > mostSuffixesNamed ? ['…'] : []),
  ].join(', ')
  if (wanted === '') {
    return rows.length > 1 ? { problem: 'address-ambiguous', parameters: { suffixes } } : undefined
  }
  return rows.length > 0
    ? { problem: 'suffix-not-found', parameters: { suffixes: suffixes || '–' } }
    : undefined
}
