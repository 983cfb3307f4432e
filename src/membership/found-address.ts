import type { Address } from '../domain/participant.ts'
import type { WrittenAddress } from '../domain/sms-commands/command.ts'
import type { Place } from '../domain/sms-commands/fitting.ts'
import { spelledSuffix } from '../domain/suffix.ts'
import type { KnownAddress, MembershipPorts } from './ports.ts'

export type Found =
  | { readonly kind: 'found'; readonly address: Omit<Address, 'kind'>; readonly place: Place }
  | { readonly kind: 'unknown'; readonly place: Place }
  /** Several addresses have this number, and none of them is written like this. */
  | { readonly kind: 'several'; readonly place: Place; readonly suffixes: readonly string[] }

/** The one address of the register that was meant, or what keeps it from being one. */
export function findAddress(
  { find }: Pick<MembershipPorts, 'find'>,
  { postcode, houseNumber, suffix = '' }: WrittenAddress,
): Found {
  const rows = find(postcode, houseNumber)
  const written: Place = { postcode, houseNumber, ...(suffix ? { suffix } : {}) }
  const [only] = rows
  if (!only) return { kind: 'unknown', place: written }
  const meant = rows.find((row) => spelledSuffix(row.suffix) === spelledSuffix(suffix))
  if (meant) return found(postcode, houseNumber, meant)
  const suffixes = rows.map((row) => row.suffix)
  const place = { postcode, houseNumber, street: only.street, city: only.city }
  return { kind: 'several', place, suffixes }
}

function found(postcode: string, houseNumber: number, row: KnownAddress): Found {
  const { street, city, location } = row
  const named = row.suffix === '' ? {} : { suffix: row.suffix }
  return {
    kind: 'found',
    address: { postcode, houseNumber, ...named, location },
    place: { postcode, houseNumber, ...named, street, city },
  }
}

/** An address that somebody has, with its street where the register knows it. */
export function placeOf({ find }: Pick<MembershipPorts, 'find'>, address: Address): Place {
  const { postcode, houseNumber, suffix } = address
  const row = find(postcode, houseNumber).find(
    (known) => spelledSuffix(known.suffix) === spelledSuffix(suffix ?? ''),
  )
  const { street, city } = row ?? {}
  return {
    postcode,
    houseNumber,
    ...(suffix ? { suffix } : {}),
    ...(street === undefined ? {} : { street }),
    ...(city === undefined ? {} : { city }),
  }
}
