import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CsvFault, csvFaults } from '../domain/csv-faults.ts'
import { RefusedError } from '../domain/errors.ts'
import { missingColumns } from '../domain/import-columns.ts'
import { type Candidate, type Double, Doubles } from '../domain/import-doubles.ts'
import { tryParticipant } from '../domain/participant-input.ts'
import { CsvPeople, type CsvPerson } from '../domain/participants-csv.ts'
import { locateIn } from '../store/locate.ts'
import type { Store } from '../store/store.ts'
import { addressNotes } from './address-notes.ts'
import type { Sheet } from './sheet.ts'

/** What looking at a file needs. */
export interface ExaminePorts {
  readonly store: Pick<Store, 'state' | 'register'>
  readonly newId: () => string
  readonly now: () => number
}

/** How far it is: of so many steps, so many are done. Throws when it has to stop. */
export type Tell = (done: number, of: number) => void

/** What was found in a file; nobody takes part by it. */
export interface Examined {
  /** Rows that hold something, without the heading. */
  readonly rows: number
  readonly good: readonly Candidate[]
  /** What is wrong, all of it, and with how many people. */
  readonly bad: readonly CsvFault[]
  readonly refused: number
  /** What is good, and should be looked at all the same. */
  readonly notes: readonly CsvFault[]
  readonly doubles: readonly Double[]
}

/** So many people are looked at between two turns of the event loop: the rest stays quick. */
const peopleAtOnce = 50
const doublesAtOnce = 1000

/** Looks at every row of a file: what is wrong, what is double, and who could take part. */
export async function examine(ports: ExaminePorts, sheet: Sheet, tell: Tell): Promise<Examined> {
  const missing = missingColumns(sheet.columns)
  if (missing.length > 0) {
    const parameters = { columns: missing.join(', ') }
    throw new RefusedError('columns-missing', { field: 'csv', parameters })
  }
  const people = await peopleOf(sheet, new Date(ports.now()).getUTCFullYear(), tell)
  const { rows, count } = people
  const look = looking(ports)
  const found = {
    good: [] as Candidate[],
    bad: [] as CsvFault[],
    notes: [] as CsvFault[],
    refused: 0,
  }
  let seen = 0
  for (const person of people.handOver()) {
    const verdict = look(person)
    if ('faults' in verdict) {
      found.bad.push(...verdict.faults)
      found.refused += 1
    } else {
      found.good.push(verdict.candidate)
      found.notes.push(...verdict.notes)
    }
    seen += 1
    if (seen % peopleAtOnce > 0) continue
    tell(rows + seen, rows + count)
    await nextTurn()
  }
  const doubles = await doublesOf(ports.store.state.participants.values(), found.good)
  return { rows, ...found, doubles }
}

async function peopleOf(sheet: Sheet, thisYear: number, tell: Tell): Promise<CsvPeople> {
  const people = new CsvPeople(sheet.columns, thisYear)
  for await (const line of sheet.rows()) {
    people.take(line)
    if (line.row % 1000 === 0) tell(people.rows, 2 * people.rows)
  }
  return people
}

type Verdict =
  | { readonly faults: readonly CsvFault[] }
  | { readonly candidate: Candidate; readonly notes: readonly CsvFault[] }

/** Looks at one person: all that is wrong, or somebody who could take part and what to know about them. */
function looking({ store, newId }: ExaminePorts): (person: CsvPerson) => Verdict {
  const locate = locateIn(store.register)
  const notesOn = addressNotes(store.register, store.state.areas.values())
  const gone = numbersOfWhoLeft(store)
  return (person) => {
    const tried = tryParticipant(person.input, newId(), locate)
    const left = tried.participant?.phones.some(({ number }) => gone.has(number))
    const goodbye = new RefusedError('said-goodbye', { field: 'phones/0/number' })
    const faults = csvFaults(person, left ? [goodbye] : tried.faults)
    const { participant } = tried
    if (!participant || faults.length > 0) return { faults }
    const row = person.rows[0] ?? 0
    const notes = participant.addresses.flatMap((address) =>
      notesOn(address).map((note): CsvFault => ({ row, field: 'house_number', ...note })),
    )
    return { candidate: { rows: person.rows, participant }, notes }
  }
}

/** Who said goodbye is not brought back by a file: only they can do that. */
function numbersOfWhoLeft({ state }: ExaminePorts['store']): ReadonlySet<string> {
  const numbers = new Set<string>()
  for (const { leftAt, phones } of state.participants.values()) {
    if (leftAt !== undefined) for (const { number } of phones) numbers.add(number)
  }
  return numbers
}

async function doublesOf(
  participants: ConstructorParameters<typeof Doubles>[0],
  good: readonly Candidate[],
): Promise<readonly Double[]> {
  const doubles = new Doubles(participants)
  const found: Double[] = []
  for (const [i, candidate] of good.entries()) {
    const double = doubles.of(candidate)
    if (double) found.push(double)
    doubles.meet(candidate)
    if (i % doublesAtOnce === 0) await nextTurn()
  }
  return found
}
