import { RefusedError } from './errors.ts'
import { writtenGroups } from './groups.ts'
import { type ParticipantInput, readHouseNumber } from './participant-input.ts'

/** One person of a file and the rows (1-based, the heading is row 1) that speak of them. */
export interface CsvPerson {
  readonly rows: readonly number[]
  readonly input: ParticipantInput
  /** What is in one of its rows and cannot be meant; `field` is a path into `input`. */
  readonly fault?: RefusedError
}

/** What is wrong with a row of a file, by its column. */
export interface CsvFault {
  readonly row: number
  readonly field: string
  readonly problem: string
}

const columns: readonly (readonly [path: RegExp, column: string])[] = [
  [/^phones.*channel$/, 'channel'],
  [/^phones/, 'phone'],
  [/postcode$/, 'postcode'],
  [/kind$/, 'kind'],
  [/^addresses/, 'house_number'],
  [/^nightAlerts$/, 'night_alerts'],
  [/^groups/, 'groups'],
]

/** A refused person as the row and the column that it is about. */
export function csvFault({ rows }: CsvPerson, { field = '', key }: RefusedError): CsvFault {
  const n = Number(/^phones\/(\d+)/.exec(field)?.[1] ?? 0)
  const column = columns.find(([path]) => path.test(field))?.[1] ?? field
  return { row: rows[n] ?? rows[0] ?? 0, field: column, problem: key }
}

const no = /^(|0|n|nee|no|false|onwaar)$/i
const yes = /^(1|j|ja|y|yes|true|waar)$/i

/**
 * The people of a participants' file by its columns `name,phone,channel,postcode,house_number,
 * suffix,kind,night_alerts` and, when it is there, `groups` (`AED 2027-06-30|BHV`): one row a phone
 * and address; same name and address, same person.
 */
export function readParticipantRows(
  rows: readonly Readonly<Record<string, string>>[],
): readonly CsvPerson[] {
  const people = new Map<string, Reading>()
  rows.forEach((row, i) => {
    const get = (column: string): string => {
      const value = row[column]?.trim() ?? ''
      return column === 'channel' || column === 'kind' ? value.toLowerCase() : value
    }
    const postcode = get('postcode').replaceAll(' ', '').toUpperCase()
    const name = get('name')
    const key =
      name === '' ? `row ${i}` : `${name}/${postcode}/${get('house_number')}/${get('suffix')}`
    const person = people.get(key) ?? { rows: [], input: personOf(get, postcode) }
    person.fault ??= faultOf(get, person.rows.length)
    person.rows.push(i + 2)
    person.input.phones.push({
      number: get('phone'),
      ...(isChannel(get('channel')) ? { channel: get('channel') as 'sms' | 'voice' } : {}),
    })
    people.set(key, person)
  })
  return [...people.values()].map(({ fault, ...person }) => (fault ? { ...person, fault } : person))
}

interface Reading {
  rows: number[]
  input: Writable
  fault?: RefusedError | undefined
}

/** Words that mean nothing here are refused: guessing would alert somebody at night, or not at all. */
function faultOf(get: (column: string) => string, phone: number): RefusedError | undefined {
  if (get('channel') !== '' && !isChannel(get('channel'))) {
    return new RefusedError('channel-unknown', { field: `phones/${phone}/channel` })
  }
  if (!['', 'home', 'work'].includes(get('kind'))) {
    return new RefusedError('address-kind-unknown', { field: 'addresses/0/kind' })
  }
  const night = get('night_alerts')
  if (yes.test(night) || no.test(night)) return undefined
  return new RefusedError('yes-or-no', { field: 'nightAlerts' })
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
        houseNumber: readHouseNumber(get('house_number')),
        ...(suffix ? { suffix } : {}),
        kind: get('kind') === 'work' ? 'work' : 'home',
      },
    ],
    nightAlerts: yes.test(get('night_alerts')),
    ...(get('groups') ? { groups: writtenGroups(get('groups')) } : {}),
  }
}
