import { hasWishes, type Wishes } from './availability.ts'
import type { Recipient } from './delivery-facts.ts'
import type { Position } from './geo.ts'
import { NumberPlaces } from './number-places.ts'
import type { Address, Participant, Phone } from './participant.ts'
import { languageNumber } from './readers.ts'
import { onSphere, type SpherePoint } from './sphere.ts'

/**
 * All addresses and phones as columns of numbers, so that 100,000 of them are looked through in a
 * few ms. A row is one phone at one address of its owner.
 */
export interface PeopleIndex {
  readonly lons: Float64Array
  readonly lats: Float64Array
  /** The same places on a sphere of radius 1. */
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly zs: Float64Array
  /** Rows whose phones share a number have the same, below `numberCount`. */
  readonly numbers: Uint32Array
  readonly numberCount: number
  /** What each number has in `numbers`. */
  readonly places: NumberPlaces
  readonly hasSms: Uint8Array
  /** What its owner reads, as `languageNumber` has it. */
  readonly languages: Uint8Array
  readonly wantsNight: Uint8Array
  /** Of people with hours, pauses or wishes of their own, by row: which of `wishes`; else 0. */
  readonly wishOf: Uint32Array
  /** The first stands for those who have none. */
  readonly wishes: readonly Wishes[]
  /** The phone of each row. */
  readonly phones: readonly Phone[]
}

/** One recipient for phones that share a number; a phone whose owner has two addresses is one. */
export const together = (known: Recipient, { id }: Phone): Recipient =>
  known.includes(id) ? known : [...known, id]

/** The index of those of them who did not say goodbye; made anew when one of them changed. */
export function indexPeople(participants: Iterable<Participant>): PeopleIndex {
  const indexing = indexingPeople(participants)
  for (;;) {
    const { done, value } = indexing.next()
    if (done) return value
  }
}

/** So many people take about a millisecond. */
const peopleAtOnce = 500

/** The same, of those who take part as it begins, a few people at each `next()`. */
export function* indexingPeople(
  participants: Iterable<Participant>,
): Generator<undefined, PeopleIndex> {
  const people = [...participants]
  let rows = 0
  for (const person of people) rows += rowsOf(person)
  const index = emptyIndex(rows)
  const numbers = new NumberPlaces(rows)
  let row = 0
  for (let i = 0; i < people.length; i++) {
    const participant = people[i]
    if (participant) row = addRows(index, numbers, row, participant)
    if (i % peopleAtOnce === peopleAtOnce - 1) yield
  }
  return { ...index, numberCount: numbers.size, places: numbers }
}

/**
 * The index with newcomers behind those in it: what one of all of them would be, much sooner. It has the
 * `places` of the one that it is made of, which know the newcomers too from then on.
 */
export function withNewcomers(index: PeopleIndex, newcomers: readonly Participant[]): PeopleIndex {
  let row = index.numbers.length
  const rows = newcomers.reduce((sum, person) => sum + rowsOf(person), row)
  // Copied as lists: a town has more rows than a call (`splice`) takes arguments.
  const longer = { ...emptyIndex(rows), wishes: [...index.wishes], phones: [...index.phones] }
  for (const column of columns) longer[column].set(index[column])
  for (const person of newcomers) row = addRows(longer, index.places, row, person)
  return { ...longer, numberCount: index.places.size, places: index.places }
}

const columns = [
  ...(['lons', 'lats', 'xs', 'ys', 'zs'] as const),
  ...(['numbers', 'hasSms', 'languages', 'wantsNight', 'wishOf'] as const),
] as const

const rowsOf = ({ addresses, phones, leftAt }: Participant): number =>
  leftAt === undefined ? addresses.length * phones.length : 0

type Columns = Omit<PeopleIndex, 'numberCount' | 'places' | 'phones' | 'wishes'> & {
  readonly phones: Phone[]
  readonly wishes: Wishes[]
}

const emptyIndex = (rows: number): Columns => ({
  lons: new Float64Array(rows),
  lats: new Float64Array(rows),
  xs: new Float64Array(rows),
  ys: new Float64Array(rows),
  zs: new Float64Array(rows),
  numbers: new Uint32Array(rows),
  hasSms: new Uint8Array(rows),
  languages: new Uint8Array(rows),
  wantsNight: new Uint8Array(rows),
  wishOf: new Uint32Array(rows),
  wishes: [{ nightAlerts: false }],
  phones: new Array<Phone>(rows),
})

/** Fills the rows of one participant from `row` on; yields the row after them. */
function addRows(index: Columns, numbers: NumberPlaces, row: number, person: Participant): number {
  if (rowsOf(person) === 0) return row
  const { addresses, phones, nightAlerts } = person
  const language = languageNumber(person.language)
  let at = row
  for (const address of addresses) {
    const { location } = address
    const place = onSphere(location)
    const wish = wishNumber(index.wishes, person, address)
    for (const phone of phones) {
      setPlace(index, at, location, place)
      index.numbers[at] = numbers.of(phone.number)
      index.hasSms[at] = phone.channel === 'sms' ? 1 : 0
      index.languages[at] = language
      index.wantsNight[at] = nightAlerts ? 1 : 0
      index.wishOf[at] = wish
      index.phones[at] = phone
      at += 1
    }
  }
  return at
}

/** Nothing is kept of the many who have no wishes. */
function wishNumber(all: Wishes[], person: Participant, { hours }: Address): number {
  if (hours === undefined && !hasWishes(person)) return 0
  const { nightAlerts, pauses, unwantedKinds, leastUrgency } = person
  return (
    all.push({
      nightAlerts,
      ...(hours ? { hours } : {}),
      ...(pauses ? { pauses } : {}),
      ...(unwantedKinds ? { unwantedKinds } : {}),
      ...(leastUrgency ? { leastUrgency } : {}),
    }) - 1
  )
}

function setPlace(index: Columns, row: number, [lon, lat]: Position, place: SpherePoint): void {
  index.lons[row] = lon
  index.lats[row] = lat
  index.xs[row] = place.x
  index.ys[row] = place.y
  index.zs[row] = place.z
}
