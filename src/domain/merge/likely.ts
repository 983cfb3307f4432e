import type { Participant } from '../participant.ts'
import { type Merges, pairKey } from './merge.ts'

/** Two records that may be of one person, and what they have in common. */
export interface Likely {
  readonly left: Participant
  readonly right: Participant
  readonly why: 'number' | 'name-and-address'
}

const folded = (name: string | undefined): string =>
  (name ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** One of a family has another first name; an initial, or no name, can be anybody's. */
function mayBeOne(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  const [ours, theirs] = [a.split(' '), b.split(' ')]
  if (ours.at(-1) !== theirs.at(-1)) return false
  const [first = '', other = ''] = [ours[0], theirs[0]]
  return (
    ours.length === 1 || theirs.length === 1 || first.startsWith(other) || other.startsWith(first)
  )
}

/** What is alike of a record: a number, or its name at an address. */
function* marks({ name, phones, addresses }: Participant): Iterable<string> {
  for (const { number } of phones) yield number
  const words = folded(name)
  if (words === '') return
  for (const { postcode, houseNumber, suffix = '' } of addresses) {
    yield `${words} ${postcode} ${houseNumber}${suffix}`
  }
}

/**
 * The records that may be of one person: one number and names that can be one, or one name at one
 * address. Who was told apart is not among them, nor who has left. One pass, at most so many pairs.
 */
export function likelyDoubles(
  participants: Iterable<Participant>,
  { apart }: Merges,
  most: number,
): readonly Likely[] {
  const met = new Map<string, Participant[]>()
  const found = new Map<string, Likely>()
  for (const [mark, right] of marked(participants)) {
    const others = met.get(mark)
    for (const left of others ?? []) note(found, { left, right, why: whyOf(mark) }, apart)
    if (others) others.push(right)
    else met.set(mark, [right])
    if (found.size >= most) break
  }
  return [...found.values()].slice(0, most)
}

/** Everybody who takes part, once for each of their marks. */
function* marked(people: Iterable<Participant>): Iterable<readonly [string, Participant]> {
  for (const person of people) {
    if (person.leftAt !== undefined) continue
    for (const mark of marks(person)) yield [mark, person]
  }
}

const whyOf = (mark: string): Likely['why'] =>
  mark.startsWith('+') ? 'number' : 'name-and-address'

function note(found: Map<string, Likely>, pair: Likely, apart: Merges['apart']): void {
  const { left, right } = pair
  if (mayBePair(left, right, apart)) found.set(pairKey(left.id, right.id), pair)
}

const mayBePair = (a: Participant, b: Participant, apart: Merges['apart']): boolean =>
  a.id !== b.id && mayBeOne(folded(a.name), folded(b.name)) && !apart.has(pairKey(a.id, b.id))

/** Those that may be the same person as this one. */
export function likeOne(
  person: Participant,
  participants: Iterable<Participant>,
  { apart }: Merges,
): readonly Participant[] {
  const ours = new Set(marks(person))
  return [...participants].filter(
    (other) =>
      other.leftAt === undefined &&
      [...marks(other)].some((mark) => ours.has(mark)) &&
      mayBePair(person, other, apart),
  )
}
