import { RefusedError } from './errors.ts'
import { Faults } from './faults.ts'
import type { Position } from './geo.ts'
import { type Membership, readGroups } from './groups.ts'
import type { Address, Channel, Hours, Participant, Phone } from './participant.ts'
import { readPhoneNumber } from './phone-number.ts'
import { isPostcode, spelledPostcode } from './postcode.ts'
import { readHours, readPauses } from './wishes-input.ts'

type Said =
  | 'pauses'
  | 'resultInMorning'
  | 'unwantedKinds'
  | 'leastUrgency'
  | 'language'
  | 'isSixteen'
  | 'consent'

/** A participant as a form, a file or the API gives one. */
export interface ParticipantInput extends Pick<Participant, Said> {
  readonly name?: string
  readonly phones: readonly { readonly number: string; readonly channel?: Channel }[]
  readonly addresses: readonly AddressInput[]
  readonly nightAlerts?: boolean
  readonly groups?: readonly Membership[]
  /** Read already, by `readBirthYear`: what is too young depends on the day. */
  readonly bornIn?: number
}

export interface AddressInput {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string
  readonly location?: readonly [number, number]
  readonly kind?: 'home' | 'work'
  readonly hours?: readonly Hours[]
}

/** Where an address lies, from the register; undefined when it does not know it. */
export type Locate = (
  postcode: string,
  houseNumber: number,
  suffix: string | undefined,
) => Position | undefined

/**
 * A participant with its defaults filled in. Refuses what cannot be meant and names the field as a
 * path below `field`: `3/phones/0/number`.
 */
export function readParticipant(
  input: ParticipantInput,
  id: string,
  locate: Locate,
  field = '',
): Participant {
  const { participant, faults } = tryParticipant(input, id, locate, field)
  if (participant) return participant
  throw faults[0] ?? new RefusedError('shape', { field })
}

export interface TriedParticipant {
  /** Undefined when anything was refused. */
  readonly participant?: Participant
  readonly faults: readonly RefusedError[]
}

/** The same, with everything that is refused and not just the first of it. */
export function tryParticipant(
  input: ParticipantInput,
  id: string,
  locate: Locate,
  field = '',
): TriedParticipant {
  const below = (path: string): string => (field === '' ? path : `${field}/${path}`)
  const faults = new Faults()
  for (const list of ['phones', 'addresses'] as const) {
    if (input[list].length === 0) faults.of(() => refuseEmpty(list, below(list)))
  }
  const phones = input.phones.flatMap(
    (phone, i) => faults.of(() => readPhone(phone, `${id}:${i}`, below(`phones/${i}`))) ?? [],
  )
  const addresses = input.addresses.flatMap(
    (address, i) => readAddress(address, locate, below(`addresses/${i}`), faults) ?? [],
  )
  const groups = faults.of(() => readGroups(input.groups ?? [], below('groups'))) ?? []
  const pauses = faults.of(() => readPauses(input.pauses ?? [], below('pauses'))) ?? []
  if (faults.all.length > 0) return { faults: faults.all }
  const participant: Participant = {
    id,
    ...named(input),
    // flatMap leaves room for a dozen more in each; there are fifty thousand of these.
    phones: phones.slice(),
    addresses: addresses.slice(),
    nightAlerts: input.nightAlerts ?? false,
    ...(groups.length > 0 ? { groups } : {}),
    ...(pauses.length > 0 ? { pauses } : {}),
    ...saidOf(input),
  }
  return { participant, faults: [] }
}

function refuseEmpty(list: 'phones' | 'addresses', field: string): never {
  throw new RefusedError(list === 'phones' ? 'phone-missing' : 'address-missing', { field })
}

function named({ name }: ParticipantInput): Pick<Participant, 'name'> {
  const tidy = name?.trim()
  return tidy ? { name: tidy } : {}
}

/** What is kept as it was said. */
function saidOf(input: ParticipantInput): Partial<Participant> {
  const { unwantedKinds, leastUrgency, language, bornIn, isSixteen, consent } = input
  return {
    ...(input.resultInMorning ? { resultInMorning: true } : {}),
    ...(unwantedKinds && unwantedKinds.length > 0
      ? { unwantedKinds: [...new Set(unwantedKinds)] }
      : {}),
    ...(leastUrgency ? { leastUrgency } : {}),
    ...(language ? { language } : {}),
    ...(bornIn === undefined ? {} : { bornIn }),
    ...(isSixteen ? { isSixteen } : {}),
    ...(consent ? { consent } : {}),
  }
}

function readPhone(input: ParticipantInput['phones'][number], id: string, field: string): Phone {
  const { e164, type } = readPhoneNumber(input.number, `${field}/number`)
  const channel = input.channel ?? (type === 'mobile' ? 'sms' : 'voice')
  if (type === 'landline' && channel === 'sms') {
    throw new RefusedError('landline-cannot-sms', { field: `${field}/channel` })
  }
  return { id, number: e164, channel }
}

function readAddress(
  input: AddressInput,
  locate: Locate,
  field: string,
  faults: Faults,
): Address | undefined {
  const place = faults.of(() => readPlace(input, locate, field, faults))
  const hours = faults.of(() => input.hours && readHours(input.hours, `${field}/hours`))
  if (!place) return undefined
  // A literal that begins with `...place` gets a hidden class of its own, three times its size.
  const { postcode, ...rest } = place
  return { postcode, ...rest, kind: input.kind ?? 'home', ...(hours ? { hours } : {}) }
}

function readPlace(
  input: AddressInput,
  locate: Locate,
  field: string,
  faults: Faults,
): Omit<Address, 'kind' | 'hours'> | undefined {
  const { houseNumber } = input
  const postcode = faults.of(() => readPostcode(input.postcode, `${field}/postcode`))
  if (!Number.isInteger(houseNumber)) {
    throw new RefusedError('house-number-unknown', { field: `${field}/houseNumber` })
  }
  if (postcode === undefined) return undefined
  const suffix = input.suffix?.trim()
  const location = input.location ?? locate(postcode, houseNumber, suffix)
  if (!location) throw new RefusedError('address-not-found', { field })
  if (Math.abs(location[0]) > 180 || Math.abs(location[1]) > 90) {
    throw new RefusedError('location-not-on-earth', { field: `${field}/location` })
  }
  return { postcode, houseNumber, ...(suffix ? { suffix } : {}), location }
}

function readPostcode(text: string, field: string): string {
  const postcode = spelledPostcode(text)
  if (isPostcode(postcode)) return postcode
  throw new RefusedError('postcode-unknown', { field })
}

/** A house number as a form or a file has it; NaN when it is none, or has its letter with it. */
export const readHouseNumber = (text: string): number =>
  /^[1-9]\d{0,4}$/.test(text.trim()) ? Number(text) : Number.NaN
