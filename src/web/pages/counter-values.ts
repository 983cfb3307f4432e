import { type Kind, kinds } from '../../domain/action.ts'
import { groupsInWords } from '../../domain/groups.ts'
import { presetOf } from '../../domain/hours-presets.ts'
import type { Address, Participant } from '../../domain/participant.ts'
import type { AddressRegister } from '../../store/store.ts'
import type { AddressRow, CounterForm } from './counter-form.ts'
import { findPlace, withoutSuffix } from './counter-places.ts'

/** The form of somebody who takes part, as it would have been filled in. */
export const valuesOf = (person: Participant, register: AddressRegister): CounterForm => ({
  name: person.name ?? '',
  phones: person.phones.map(({ number, channel }) => ({ number, channel })),
  addresses: person.addresses.map((address) => rowOf(address, register)),
  pauses: person.pauses ?? [],
  isNight: person.nightAlerts,
  isMorning: person.resultInMorning === true,
  kinds: wantedOf(person),
  urgency: person.leastUrgency ?? '',
  groups: groupsInWords(person.groups),
  language: person.language ?? 'nl',
  isSixteen: person.isSixteen === true,
  bornIn: person.bornIn === undefined ? '' : String(person.bornIn),
  hasConsent: person.consent !== undefined,
})

const wantedOf = ({ unwantedKinds = [] }: Participant): readonly Kind[] =>
  kinds.filter((kind) => !unwantedKinds.includes(kind))

function rowOf(address: Address, register: AddressRegister): AddressRow {
  const { postcode, suffix = '', kind, hours = [] } = address
  const houseNumber = String(address.houseNumber)
  const place = findPlace(register, { postcode, houseNumber, suffix })
  const isOneOfSeveral = place.kind === 'several' && place.suffixes.includes(withoutSuffix)
  const preset = presetOf(address) ?? 'own'
  return {
    postcode,
    houseNumber,
    suffix: suffix === '' && isOneOfSeveral ? withoutSuffix : suffix,
    kind,
    preset,
    hours: preset === 'own' ? hours : [],
  }
}
