import { writtenGroups } from './groups.ts'
import type { ParticipantInput } from './participant-input.ts'

/** One person of a file and the rows (1-based, the heading is row 1) that speak of them. */
export interface CsvPerson {
  readonly rows: readonly number[]
  readonly input: ParticipantInput
}

const yes = /^(1|j|ja|y|yes|true|waar)$/i

/**
 * The people of a participants' file by its columns `name,phone,channel,postcode,house_number,
 * suffix,kind,night_alerts` and, when it is there, `groups` (`AED 2027-06-30|BHV`): one row a phone
 * and address; same name and address, same person.
 */
export function readParticipantRows(
  rows: readonly Readonly<Record<string, string>>[],
): readonly CsvPerson[] {
  const people = new Map<string, { rows: number[]; input: Writable }>()
  rows.forEach((row, i) => {
    const get = (column: string): string => row[column]?.trim() ?? ''
    const postcode = get('postcode').replaceAll(' ', '').toUpperCase()
    const name = get('name')
    const key =
      name === '' ? `row ${i}` : `${name}/${postcode}/${get('house_number')}/${get('suffix')}`
    const person = people.get(key) ?? { rows: [], input: personOf(get, postcode) }
    person.rows.push(i + 2)
    person.input.phones.push({
      number: get('phone'),
      ...(isChannel(get('channel')) ? { channel: get('channel') as 'sms' | 'voice' } : {}),
    })
    people.set(key, person)
  })
  return [...people.values()]
}

type Writable = ParticipantInput & { phones: { number: string; channel?: 'sms' | 'voice' }[] }

const isChannel = (text: string): boolean => text === 'sms' || text === 'voice'

function personOf(get: (column: string) => string, postcode: string): Writable {
  const suffix = get('suffix')
  return {
    ...(get('name') ? { name: get('name') } : {}),
    phones: [],
    addresses: [
      {
        postcode,
        houseNumber: Number.parseInt(get('house_number'), 10),
        ...(suffix ? { suffix } : {}),
        kind: get('kind') === 'work' ? 'work' : 'home',
      },
    ],
    nightAlerts: yes.test(get('night_alerts')),
    ...(get('groups') ? { groups: writtenGroups(get('groups')) } : {}),
  }
}
