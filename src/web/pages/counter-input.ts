import { type Kind, kinds } from '../../domain/action.ts'
import { urgencies } from '../../domain/availability.ts'
import { RefusedError } from '../../domain/errors.ts'
import { Faults } from '../../domain/faults.ts'
import { writtenGroups } from '../../domain/groups.ts'
import { hoursPresets } from '../../domain/hours-presets.ts'
import { type Address, channels, languages, type Participant } from '../../domain/participant.ts'
import {
  type AddressInput,
  type ParticipantInput,
  readHouseNumber,
} from '../../domain/participant-input.ts'
import { spelledPostcode } from '../../domain/postcode.ts'
import { leastAge, readBirthYear } from '../../domain/wishes-input.ts'
import type { AddressRegister } from '../../store/store.ts'
import type { AddressRow, CounterForm } from './counter-form.ts'
import { findPlace } from './counter-places.ts'

/** What reading the form needs to know besides the form. */
export interface Counter {
  readonly register: AddressRegister
  /** The year it is here. */
  readonly year: number
  /** The kinds that the form asks about. */
  readonly shownKinds: readonly Kind[]
  /** The participant as they were; undefined when they are new. */
  readonly before: Participant | undefined
}

/** What a tidy form says; an address that was not touched stays where it was. */
export function inputOf(form: CounterForm, counter: Counter): ParticipantInput {
  const { before } = counter
  const leastUrgency = urgencies.find((one) => one === form.urgency)
  const language = languages.find((one) => one === form.language)
  const bornIn = form.bornIn === '' ? undefined : Number(form.bornIn)
  return {
    name: form.name,
    phones: form.phones.map(({ number, channel: chosen }) => {
      const channel = channels.find((one) => one === chosen)
      return { number, ...(channel ? { channel } : {}) }
    }),
    addresses: form.addresses.map((address) => addressOf(address, counter)),
    pauses: form.pauses,
    nightAlerts: form.isNight,
    ...(form.isMorning ? { resultInMorning: true as const } : {}),
    groups: writtenGroups(form.groups),
    unwantedKinds: unwantedOf(form, counter),
    ...(leastUrgency ? { leastUrgency } : {}),
    ...(language && (language !== 'nl' || before?.language) ? { language } : {}),
    ...(bornIn === undefined ? {} : { bornIn }),
    ...(form.isSixteen ? { isSixteen: true } : {}),
  }
}

/** What was unticked, and what the form did not ask about. */
const unwantedOf = (
  { kinds: wanted }: CounterForm,
  { shownKinds, before }: Counter,
): readonly Kind[] =>
  kinds.filter((kind) =>
    shownKinds.includes(kind)
      ? wanted !== undefined && !wanted.includes(kind)
      : before?.unwantedKinds?.includes(kind),
  )

function addressOf(row: AddressRow, { register, before }: Counter): AddressInput {
  const suffix = findPlace(register, row).suffix ?? (row.suffix === '-' ? '' : row.suffix)
  const address: AddressInput = {
    postcode: spelledPostcode(row.postcode),
    houseNumber: readHouseNumber(row.houseNumber),
    ...(suffix ? { suffix } : {}),
    kind: row.kind,
    ...hoursOf(row),
  }
  const same = before?.addresses.find((one) => isSamePlace(one, address))
  return same ? { ...address, location: same.location } : address
}

const isSamePlace = (a: Address, b: AddressInput): boolean =>
  a.postcode === b.postcode && a.houseNumber === b.houseNumber && a.suffix === b.suffix

function hoursOf({ preset, hours }: AddressRow): Pick<AddressInput, 'hours'> {
  if (preset === 'own') return { hours }
  const chosen = Object.entries(hoursPresets).find(([id]) => id === preset)?.[1] ?? []
  return chosen.length > 0 ? { hours: chosen } : {}
}

/** What the counter refuses besides what cannot be meant. */
export function counterFaults(form: CounterForm, counter: Counter): readonly RefusedError[] {
  const faults = new Faults()
  for (const [i, row] of form.addresses.entries()) faults.of(() => refuseUnchosen(row, i, counter))
  form.phones.forEach(({ number }, i) => {
    const isTwice = form.phones.findIndex((other) => digits(other.number) === digits(number)) < i
    if (isTwice) faults.all.push(new RefusedError('phone-twice', { field: `phones/${i}/number` }))
  })
  faults.of(() => refuseAge(form, counter))
  if (!form.hasConsent && !counter.before) {
    faults.all.push(new RefusedError('consent-missing', { field: 'consent' }))
  }
  return faults.all
}

const digits = (number: string): string => number.replace(/\D/g, '').replace(/^(0031|31|0)/, '')

function refuseUnchosen(row: AddressRow, i: number, { register, before }: Counter): void {
  const place = findPlace(register, row)
  if (place.kind !== 'several' || place.suffix !== undefined) return
  const postcode = spelledPostcode(row.postcode)
  const isKept = before?.addresses.some(
    (one) =>
      one.postcode === postcode &&
      String(one.houseNumber) === row.houseNumber &&
      (one.suffix ?? '') === row.suffix,
  )
  if (!isKept) throw new RefusedError('suffix-needed', { field: `addresses/${i}/suffix` })
}

/** Sixteen by their own word or by the year; who becomes it in this year has to say it as well. */
function refuseAge({ bornIn, isSixteen }: CounterForm, { year, before }: Counter): void {
  if (bornIn !== '') {
    const born = readBirthYear(Number(bornIn), year, 'born')
    if (isSixteen || year - born > leastAge) return
    throw new RefusedError('age-missing', { field: 'sixteen' })
  }
  if (!isSixteen && !before) throw new RefusedError('age-missing', { field: 'sixteen' })
}
