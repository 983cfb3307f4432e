import { type CsvFault, faultOf, isAboutPhone } from './csv-faults.ts'
import { readRow, type Said } from './csv-row.ts'
import { RefusedError } from './errors.ts'
import { writtenGroups } from './groups.ts'
import { writtenPhone } from './import-cells.ts'
import type { Columns, Meaning } from './import-columns.ts'
import type { ParticipantInput } from './participant-input.ts'

/** One row of a file, as it was written; its number as a spreadsheet counts: the heading is row 1. */
export interface CsvLine {
  readonly row: number
  readonly cells: readonly string[]
}

/**
 * One person of a file and the rows that speak of them. Lists grow by being made anew: one that is
 * pushed to keeps room for a dozen more, which for fifty thousand people is more than they are.
 */
export interface CsvPerson {
  rows: readonly number[]
  readonly input: Writable
  /** Of each phone, where it stands in the file. */
  phonesAt: readonly { readonly row: number; readonly field: Meaning }[]
  /** What is in its rows and cannot be meant. */
  faults: readonly CsvFault[]
}

type Writable = Omit<ParticipantInput, 'phones'> & { phones: ParticipantInput['phones'] }

/**
 * Puts the rows of a participants' file together to people, one row after another: one row a phone
 * and address; same name and address, same person.
 */
export class CsvPeople {
  readonly #columns: Columns
  readonly #thisYear: number
  readonly #people = new Map<string, CsvPerson>()
  #rows = 0

  /** In which year this is decides who is too young. */
  constructor(columns: Columns, thisYear: number) {
    this.#columns = columns
    this.#thisYear = thisYear
  }

  get all(): Iterable<CsvPerson> {
    return this.#people.values()
  }

  get count(): number {
    return this.#people.size
  }

  /** Hands everybody over, one after another, and keeps none of them. */
  *handOver(): Iterable<CsvPerson> {
    for (const [key, person] of this.#people) {
      this.#people.delete(key)
      yield person
    }
  }

  /** How many rows held anything. */
  get rows(): number {
    return this.#rows
  }

  /** Takes a row; one without anything in it is nobody. */
  take({ row, cells }: CsvLine): void {
    if (cells.every((cell) => cell.trim() === '')) return
    this.#rows += 1
    try {
      this.#add(row, readRow(cells, this.#columns, this.#thisYear))
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      const faults = [faultOf(row, error.field ?? 'row', error)]
      this.#people.set(`row ${row}`, { ...nobody(), rows: [row], faults })
    }
  }

  #add(row: number, said: Said): void {
    const { name, address, phones } = said
    const place = `${address.postcode}/${address.houseNumber}/${address.suffix}`
    const isAlone = name === '' || said.faults.length > 0
    const key = isAlone ? `row ${row}` : `${name}/${place}`
    const person = this.#people.get(key) ?? personOf(said)
    person.rows = person.rows.concat(row)
    for (const fault of said.faults) addFault(person, faultOf(row, fault.field ?? 'row', fault))
    for (const { text, field } of phones) addPhone(person, { row, field, text }, said.channel)
    if (phones.length === 0 && !person.faults.some(isAboutPhone)) {
      addFault(person, { row, field: 'phone', problem: 'phone-missing' })
    }
    this.#people.set(key, person)
  }
}

const nobody = (): CsvPerson => ({
  rows: [],
  input: { phones: [], addresses: [] },
  phonesAt: [],
  faults: [],
})

const personOf = (said: Said): CsvPerson => {
  const { name, address, kind, nightAlerts, groups, bornIn, isSixteen, language } = said
  const { postcode, houseNumber, suffix } = address
  return {
    rows: [],
    input: {
      ...(name ? { name } : {}),
      phones: [],
      addresses: [{ postcode, houseNumber, ...(suffix ? { suffix } : {}), kind }],
      nightAlerts,
      ...(groups ? { groups: writtenGroups(groups) } : {}),
      ...(bornIn === undefined ? {} : { bornIn }),
      ...(isSixteen ? { isSixteen } : {}),
      ...(language ? { language } : {}),
    },
    phonesAt: [],
    faults: [],
  }
}

function addFault(person: CsvPerson, fault: CsvFault): void {
  person.faults = person.faults.concat(fault)
}

/** Adds a phone, unless the person has it: a file that was put together says things twice. */
function addPhone(
  person: CsvPerson,
  at: { readonly row: number; readonly field: Meaning; readonly text: string },
  channel: 'sms' | 'voice' | undefined,
): void {
  const { row, field, text } = at
  try {
    const number = writtenPhone(text)
    if (person.input.phones.some((phone) => phone.number === number)) return
    // `channel` is about the phone of the contract's file; a column that is only for mobile numbers
    // or only for landlines says enough itself.
    const own = field === 'landline' ? undefined : channel
    person.input.phones = person.input.phones.concat({ number, ...(own ? { channel: own } : {}) })
    person.phonesAt = person.phonesAt.concat({ row, field })
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    addFault(person, faultOf(row, field, error))
  }
}
