import { availabilities, availability, type Moment } from './availability.ts'
import type { Recipient } from './delivery-facts.ts'
import type { Area } from './geo.ts'
import { rowsInside } from './inside-rows.ts'
import type { Phone } from './participant.ts'
import { type PeopleIndex, together } from './people-index.ts'
import { languageOfBoth } from './readers.ts'
import { type SpherePoint, squaredChord } from './sphere.ts'

/** By number: what an area has of it. Columns, for a choice is made at each key press at the desk. */
export interface Found {
  /** Its nearest address in the area: a row of the index, plus one; 0 where it has none. */
  readonly nearest: Uint32Array
  /** The best for any of its addresses and owners: a place in `availabilities`. */
  readonly standing: Uint8Array
  readonly hasSms: Uint8Array
  /** That all its owners read, as `languageNumber` has it. */
  readonly languages: Uint8Array
  /** The phones of a number that more than one in the area have, as few do. */
  readonly together: Map<number, Recipient>
  /** How many phones have no message of their own, because another has the same number. */
  sharing: number
}

/** The phones that a message to a number is for. */
export const recipientOf = (found: Found, index: PeopleIndex, number: number): Recipient =>
  (found.together.size === 0 ? undefined : found.together.get(number)) ??
  aloneIn(index, nearestRow(found, number))

/** The row of a number's nearest address in the area, where it has one. */
export const nearestRow = ({ nearest }: Found, number: number): number => (nearest[number] ?? 0) - 1

/** The square of the straight line from an origin to the place of a row. */
export const chordTo = (origin: SpherePoint, { xs, ys, zs }: PeopleIndex, row: number): number =>
  squaredChord(origin, xs[row] ?? 0, ys[row] ?? 0, zs[row] ?? 0)

function aloneIn({ phones }: PeopleIndex, row: number): Recipient {
  const phone = phones[row]
  return phone ? [phone.id] : []
}

/** All numbers that have a phone in an area, seen from an origin at a moment. */
export function lookThrough(
  index: PeopleIndex,
  area: Area,
  { origin, moment }: { readonly origin: SpherePoint; readonly moment: Moment },
): Found {
  const found = nothing(index.numberCount)
  const inside = rowsInside(index, area)
  const { numbers, languages } = index
  const marking = markingAt(moment)
  for (let at = 0; at < inside.length; at++) {
    const row = inside[at] ?? 0
    const number = numbers[row] ?? 0
    if (found.nearest[number] === 0) {
      found.nearest[number] = row + 1
      found.languages[number] = languages[row] ?? 0
    } else takeAnother(found, index, row, origin)
    mark(found, index, row, marking)
  }
  return found
}

/** All numbers at a moment, wherever their owners live: only `standing` and `hasSms` are told. */
export function lookAtAll(index: PeopleIndex, moment: Moment): Pick<Found, 'standing' | 'hasSms'> {
  const found = nothing(index.numberCount)
  const marking = markingAt(moment)
  for (let row = 0; row < index.numbers.length; row++) mark(found, index, row, marking)
  return found
}

const nothing = (numbers: number): Found => ({
  nearest: new Uint32Array(numbers),
  standing: new Uint8Array(numbers),
  hasSms: new Uint8Array(numbers),
  languages: new Uint8Array(numbers),
  together: new Map(),
  sharing: 0,
})

function takeAnother(found: Found, index: PeopleIndex, row: number, origin: SpherePoint): void {
  const number = index.numbers[row] ?? 0
  const nearest = nearestRow(found, number)
  found.languages[number] = languageOfBoth(found.languages[number] ?? 0, index.languages[row] ?? 0)
  // Most often it is the same phone, at another address of its owner.
  if (index.phones[row] !== index.phones[nearest] || found.together.has(number))
    takePhone(found, index, number, index.phones[row])
  if (chordTo(origin, index, row) < chordTo(origin, index, nearest)) found.nearest[number] = row + 1
}

function takePhone(found: Found, index: PeopleIndex, number: number, other?: Phone): void {
  const known = recipientOf(found, index, number)
  const both = other ? together(known, other) : known
  if (both === known) return
  found.together.set(number, both)
  found.sharing += 1
}

/** A moment, and what it is for those without wishes of their own. */
interface Marking {
  readonly moment: Moment
  readonly usual: number
  readonly atNight: number
}

const placeOf = new Map(availabilities.map((one, place) => [one, place]))

function markingAt(moment: Moment): Marking {
  const place = (nightAlerts: boolean): number =>
    placeOf.get(availability({ nightAlerts }, moment)) ?? 0
  return { moment, usual: place(false), atNight: place(true) }
}

function mark(found: Found, index: PeopleIndex, row: number, marking: Marking): void {
  const number = index.numbers[row] ?? 0
  const standing = standingOf(index, row, marking)
  if (standing > (found.standing[number] ?? 0)) found.standing[number] = standing
  if (index.hasSms[row] === 1) found.hasSms[number] = 1
}

function standingOf(index: PeopleIndex, row: number, { moment, usual, atNight }: Marking): number {
  const wish = index.wishOf[row] ?? 0
  if (wish === 0) return index.wantsNight[row] === 1 ? atNight : usual
  const wishes = index.wishes[wish]
  return wishes ? (placeOf.get(availability(wishes, moment)) ?? 0) : usual
}
