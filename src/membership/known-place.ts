import { RefusedError } from '../domain/errors.ts'
import type { WrittenAddress } from '../domain/own-page.ts'
import type { Address } from '../domain/participant.ts'
import { spelledPostcode } from '../domain/postcode.ts'
import { spelledSuffix } from '../domain/suffix.ts'
import type { KnownAddress, MembershipPorts } from './ports.ts'

/**
 * An address of the register as somebody wrote it. Refuses what the register does not have, and a
 * number of which it has several while the writer did not say which.
 */
export function chosenAddress(
  { find }: Pick<MembershipPorts, 'find'>,
  { postcode, houseNumber, suffix = '' }: WrittenAddress,
  kind: Address['kind'],
): Address {
  const plain = spelledPostcode(postcode)
  const rows = find(plain, houseNumber)
  if (rows.length === 0) throw new RefusedError('address-not-found', { field: 'address' })
  // Several, and nothing said of which: the plain one has to be chosen, too, as `-`.
  if (rows.length > 1 && suffix === '') {
    throw new RefusedError('suffix-needed', { field: 'address/suffix' })
  }
  const row = rows.find((known) => spelledSuffix(known.suffix) === spelledSuffix(suffix))
  if (!row) throw new RefusedError('suffix-needed', { field: 'address/suffix' })
  return {
    postcode: plain,
    houseNumber,
    ...(row.suffix ? { suffix: row.suffix } : {}),
    location: row.location,
    kind,
  }
}

/** The street of an address with its town, as the register has it; empty when it does not. */
export function streetOf({ find }: Pick<MembershipPorts, 'find'>, address: WrittenAddress): string {
  const [row]: readonly KnownAddress[] = find(address.postcode, address.houseNumber)
  return row ? `${row.street} ${address.houseNumber}${address.suffix ?? ''}, ${row.city}` : ''
}
