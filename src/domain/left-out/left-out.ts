import type { Recipient } from '../delivery-facts.ts'
import type { Address, Participant } from '../participant.ts'
import { spelledPostcode } from '../postcode.ts'
import { spelledSuffix } from '../suffix.ts'

/** A home or a workplace as the police name it; without a suffix, all that have the number. */
export type NamedAddress = Pick<Address, 'postcode' | 'houseNumber' | 'suffix'>

/** What the police name for one action: nobody there gets anything of it. */
export interface Named {
  /** E.164. */
  readonly phones: readonly string[]
  readonly addresses: readonly NamedAddress[]
}

/** Somebody who was chosen and left out, and beside whose delivery they are counted. */
export interface Along {
  readonly recipient: Recipient
  /** A delivery of the alert; -1 when all who were chosen were left out. */
  readonly beside: number
  /** 0 for the start, 1 for the first extension. */
  readonly wave: number
}

/** What was named, and whom that came to; sealed, and gone with the words of the action. */
export interface LeftOut extends Named {
  /** Ids of all it has come to, so that another number or another home changes nothing. */
  readonly people: readonly string[]
  readonly along: readonly Along[]
}

/** What may be read of it by anybody: never whether it came to a participant. */
export interface LeftOutNote {
  /** Lines that were named. */
  readonly named: number
  /** The account. */
  readonly by: string
}

/** Who and which numbers are out of an action at this moment. */
export interface Outsiders {
  readonly people: ReadonlySet<string>
  /** Their own and those that were named, E.164. */
  readonly numbers: ReadonlySet<string>
}

/**
 * Everybody who has a named number or an address that was named, the whole household, and who was
 * such a one before; with every number of theirs, whoever shares it.
 */
export function outsidersOf(
  { phones, addresses, people: before }: Omit<LeftOut, 'along'>,
  participants: Iterable<Participant>,
): Outsiders {
  const people = new Set(before)
  const [named, numbers] = [new Set(phones), new Set(phones)]
  const isAtNamed = among(addresses)
  for (const participant of participants) {
    const isNamed =
      participant.phones.some(({ number }) => named.has(number)) ||
      participant.addresses.some(isAtNamed)
    if (isNamed) people.add(participant.id)
    if (!people.has(participant.id)) continue
    for (const { number } of participant.phones) numbers.add(number)
  }
  return { people, numbers }
}

/**
 * Whether an address is one of those that were named: a hundred of them are held against all people
 * as fast as one. A suffix that one of both leaves out is no reason to take it for another house.
 */
function among(addresses: readonly NamedAddress[]): (address: NamedAddress) => boolean {
  const suffixes = new Map<string, Set<string>>()
  for (const { suffix = '', ...house } of addresses) {
    const known = suffixes.get(spelled(house)) ?? new Set()
    suffixes.set(spelled(house), known.add(spelledSuffix(suffix)))
  }
  return ({ suffix = '', ...house }) => {
    const named = suffixes.get(spelled(house))
    if (!named) return false
    const own = spelledSuffix(suffix)
    return own === '' || named.has('') || named.has(own)
  }
}

const spelled = ({ postcode, houseNumber }: Omit<NamedAddress, 'suffix'>): string =>
  `${spelledPostcode(postcode)} ${houseNumber}`
