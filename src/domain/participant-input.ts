import { RefusedError } from './errors.ts'
import type { Position } from './geo.ts'
import { type Membership, readGroups } from './groups.ts'
import type { Address, Channel, Participant, Phone } from './participant.ts'
import { readPhoneNumber } from './phone-number.ts'

/** A participant as a form, a file or the API gives one. */
export interface ParticipantInput {
  readonly name?: string
  readonly phones: readonly { readonly number: string; readonly channel?: Channel }[]
  readonly addresses: readonly AddressInput[]
  readonly nightAlerts?: boolean
  readonly groups?: readonly Membership[]
}

export interface AddressInput {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string
  readonly location?: readonly [number, number]
  readonly kind?: 'home' | 'work'
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
  const below = (path: string): string => (field === '' ? path : `${field}/${path}`)
  if (input.phones.length === 0) throw new RefusedError('phone-missing', { field: below('phones') })
  if (input.addresses.length === 0) {
    throw new RefusedError('address-missing', { field: below('addresses') })
  }
  const name = input.name?.trim()
  const groups = readGroups(input.groups ?? [], below('groups'))
  return {
    id,
    ...(name ? { name } : {}),
    phones: input.phones.map((phone, i) => readPhone(phone, `${id}:${i}`, below(`phones/${i}`))),
    addresses: input.addresses.map((address, i) =>
      readAddress(address, locate, below(`addresses/${i}`)),
    ),
    nightAlerts: input.nightAlerts ?? false,
    ...(groups.length > 0 ? { groups } : {}),
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

function readAddress(input: AddressInput, locate: Locate, field: string): Address {
  const postcode = input.postcode.replaceAll(' ', '').toUpperCase()
  if (!/^[1-9]\d{3}[A-Z]{2}$/.test(postcode)) {
    throw new RefusedError('postcode-unknown', { field: `${field}/postcode` })
  }
  if (!Number.isInteger(input.houseNumber)) {
    throw new RefusedError('house-number-unknown', { field: `${field}/houseNumber` })
  }
  const suffix = input.suffix?.trim()
  const location = input.location ?? locate(postcode, input.houseNumber, suffix)
  if (!location) throw new RefusedError('address-not-found', { field })
  if (Math.abs(location[0]) > 180 || Math.abs(location[1]) > 90) {
    throw new RefusedError('location-not-on-earth', { field: `${field}/location` })
  }
  return {
    postcode,
    houseNumber: input.houseNumber,
    ...(suffix ? { suffix } : {}),
    location,
    kind: input.kind ?? 'home',
  }
}

/** A house number as a form or a file has it; NaN when it is none, or has its letter with it. */
export const readHouseNumber = (text: string): number =>
  /^[1-9]\d{0,4}$/.test(text.trim()) ? Number(text) : Number.NaN
