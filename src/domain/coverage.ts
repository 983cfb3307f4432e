import type { NamedArea, Position } from './geo.ts'
import { areaFinder } from './nearest-area.ts'
import type { Participant } from './participant.ts'

/** An address that can have participants. */
export interface Place {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string | undefined
  readonly location: Position
}

/** What a neighbourhood has. An area that is `undefined` is what lies near none of them. */
export interface Coverage {
  readonly area: NamedArea | undefined
  readonly participants: number
  /** Addresses at which somebody takes part. */
  readonly joined: number
  /** Addresses of the register. */
  readonly addresses: number
}

/** Participants and the addresses where they live, by area, against all addresses there are. */
export function coverageOf(
  participants: Iterable<Participant>,
  register: Iterable<Place>,
  areas: readonly NamedArea[],
): readonly Coverage[] {
  const find = areaFinder(areas)
  const rows = [...areas.keys(), areas.length].map(() => ({
    participants: 0,
    joined: new Set<string>(),
    addresses: 0,
  }))
  const rowAt = (location: Position) => rows[find(location) ?? areas.length]
  for (const { location } of register) {
    const row = rowAt(location)
    if (row) row.addresses += 1
  }
  for (const { addresses, leftAt } of participants) {
    const homes = addresses.filter(({ kind }) => kind === 'home')
    const [address] = homes.length > 0 ? homes : addresses
    const row = address && rowAt(address.location)
    if (!row || leftAt !== undefined) continue
    row.participants += 1
    row.joined.add([address.postcode, address.houseNumber, address.suffix ?? ''].join(' '))
  }
  return rows
    .map(({ joined, ...row }, n) => ({ area: areas[n], ...row, joined: joined.size }))
    .filter(({ area, participants: people, addresses }) => area || people + addresses > 0)
}

/** Of a month: how many joined who still take part, and how many there are at its end. */
export interface Month {
  /** `2026-11`. */
  readonly month: string
  readonly joined: number
  readonly total: number
}

/** Growth by month, of times in milliseconds; months in which nobody joined are there as well. */
export function growthOf(
  joinedAt: readonly (number | undefined)[],
  monthOf: (at: number) => string,
): readonly Month[] {
  const known = joinedAt.flatMap((at) => (at === undefined ? [] : [monthOf(at)])).sort()
  const counts = new Map<string, number>()
  for (const month of known) counts.set(month, (counts.get(month) ?? 0) + 1)
  let total = joinedAt.length - known.length
  return monthsBetween(known[0], known.at(-1)).map((month) => {
    const joined = counts.get(month) ?? 0
    total += joined
    return { month, joined, total }
  })
}

function monthsBetween(first: string | undefined, last: string | undefined): readonly string[] {
  const months: string[] = []
  if (first === undefined || last === undefined) return months
  let [year = 0, month = 1] = first.split('-').map(Number)
  for (let name = first; name <= last; ) {
    months.push(name)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
    name = `${year}-${String(month).padStart(2, '0')}`
  }
  return months
}
