import { groupsInWords, writtenGroups } from '../../domain/groups.ts'
import { type Address, type Channel, channels, type Participant } from '../../domain/participant.ts'
import {
  type AddressInput,
  type ParticipantInput,
  readHouseNumber,
} from '../../domain/participant-input.ts'
import { type Form, field } from './guard.ts'

/** A participant as the form shows one: the first phone and the first address. */
export function valuesOf({ name, phones, addresses, nightAlerts, groups }: Participant): Form {
  const [phone] = phones
  const [address] = addresses
  return {
    name,
    phone: phone?.number,
    channel: phone?.channel,
    postcode: address?.postcode,
    houseNumber: String(address?.houseNumber ?? ''),
    suffix: address?.suffix,
    kind: address?.kind,
    night: nightAlerts ? 'on' : undefined,
    groups: groupsInWords(groups),
  }
}

/** What the form says; an address that was not touched stays where it was. */
export function inputOf(values: Form, before?: Participant): ParticipantInput {
  return {
    name: field(values, 'name'),
    phones: [{ number: field(values, 'phone'), ...channelOf(values) }],
    addresses: [addressOf(values, before?.addresses[0])],
    nightAlerts: field(values, 'night') === 'on',
    groups: writtenGroups(field(values, 'groups')),
  }
}

/** Nothing when it was not chosen: then the number says it. */
function channelOf(values: Form): { channel?: Channel } {
  const channel = channels.find((known) => known === field(values, 'channel'))
  return channel === undefined ? {} : { channel }
}

function addressOf(values: Form, before: Address | undefined): AddressInput {
  const suffix = field(values, 'suffix')
  const address: AddressInput = {
    postcode: field(values, 'postcode').replaceAll(' ', '').toUpperCase(),
    houseNumber: readHouseNumber(field(values, 'houseNumber')),
    ...(suffix ? { suffix } : {}),
    kind: field(values, 'kind') === 'work' ? 'work' : 'home',
  }
  const isSame =
    before?.postcode === address.postcode &&
    before.houseNumber === address.houseNumber &&
    before.suffix === address.suffix
  return isSame ? { ...address, location: before.location } : address
}

/**
 * What the form does not show stays: the other phones and addresses, and how somebody wants to be
 * alerted on a number that is the same.
 */
export const withTheRest = (read: Participant, before: Participant, values: Form) => ({
  phones: [
    ...read.phones.map((phone) => {
      const same = before.phones.find(({ number }) => number === phone.number)
      return same && !channelOf(values).channel ? { ...phone, channel: same.channel } : phone
    }),
    ...before.phones.slice(1),
  ],
  addresses: [...read.addresses, ...before.addresses.slice(1)],
})
