import type { Address, Participant, Phone } from '../participant.ts'
import type { Merge } from './merge.ts'

/** What can be taken from one of two records, or where there can be several, from both. */
export const mergeFields = [
  'name',
  'phones',
  'addresses',
  'nightAlerts',
  'resultInMorning',
  'pauses',
  'groups',
  'unwantedKinds',
  'leastUrgency',
  'language',
  'bornIn',
  'consent',
] as const
/** One of those. */
export type MergeField = (typeof mergeFields)[number]

/** Of which both can be kept. */
const several: readonly MergeField[] = ['phones', 'addresses', 'groups']

/** From which of the two a field is taken. */
export type Side = 'left' | 'right' | 'both'
/** What somebody chose; what is proposed where they chose nothing. */
export type Choices = Readonly<Partial<Record<MergeField, Side>>>

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const bare = ({ phones, ...rest }: Participant): Record<string, unknown> => ({
  ...rest,
  phones: phones.map(({ number, channel }) => [number, channel]),
})

/** The fields in which two records differ, each with the sides to choose from; the first is proposed. */
export function differences(
  left: Participant,
  right: Participant,
): ReadonlyMap<MergeField, readonly Side[]> {
  const [a, b] = [bare(left), bare(right)]
  const differing = mergeFields.filter((field) => !isSame(a[field], b[field]))
  return new Map(differing.map((field) => [field, sidesOf(field, left)]))
}

function sidesOf(field: MergeField, left: Participant): readonly Side[] {
  if (several.includes(field)) return ['both', 'left', 'right']
  return left[field] === undefined ? ['right', 'left'] : ['left', 'right']
}

/** One record of two; it has the id of the left one. */
export function joined(left: Participant, right: Participant, choices: Choices): Participant {
  const sides = differences(left, right)
  const record: Record<string, unknown> = { ...left }
  for (const [field, [proposed]] of sides) {
    const asked = choices[field]
    const side = asked && sides.get(field)?.includes(asked) ? asked : proposed
    if (side !== 'left') record[field] = side === 'both' ? both(field, left, right) : right[field]
  }
  const isSixteen = left.isSixteen ?? right.isSixteen
  const phones = (record.phones as readonly Phone[]).map((phone) => known(phone, left, right))
  const all = { ...record, phones, ...(isSixteen ? { isSixteen } : {}) }
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as Participant
}

/** A number that both have keeps the left one's id, and is confirmed when either was. */
function known(
  phone: Phone,
  { phones: ours }: Participant,
  { phones: theirs }: Participant,
): Phone {
  const same = [...ours, ...theirs].filter(({ number }) => number === phone.number)
  const confirmedAt = same.find((one) => one.confirmedAt !== undefined)?.confirmedAt
  return { ...phone, id: same[0]?.id ?? phone.id, ...(confirmedAt ? { confirmedAt } : {}) }
}

function both(field: MergeField, left: Participant, right: Participant): unknown {
  if (field === 'phones')
    return [...left.phones, ...unlike(right.phones, left.phones, ({ number }) => number)]
  if (field === 'addresses')
    return [...left.addresses, ...unlike(right.addresses, left.addresses, placeOf)]
  const [ours, theirs] = [left.groups ?? [], right.groups ?? []]
  return [...ours, ...unlike(theirs, ours, ({ name }) => name)]
}

const unlike = <T>(these: readonly T[], those: readonly T[], key: (one: T) => string) =>
  these.filter((one) => !those.some((other) => key(other) === key(one)))

const placeOf = ({ kind, postcode, houseNumber, suffix = '' }: Address): string =>
  [kind, postcode, houseNumber, suffix].join(' ')

/** By phone id of who goes, the id that has the same number in the joined record. */
export function phonesAfter(gone: Participant, after: Participant): Merge['phones'] {
  const pairs = gone.phones.flatMap(({ id, number }) => {
    const same = after.phones.find((phone) => phone.number === number)
    return same ? [[id, same.id]] : []
  })
  return Object.fromEntries(pairs)
}

/** A phone of who goes gets an id of the record it comes into: an id says whose it is. */
export function withOwnIds(after: Participant): Participant {
  const places = after.phones.map(({ id }) => Number(id.slice(id.lastIndexOf(':') + 1)) || 0)
  let next = Math.max(-1, ...places) + 1
  const phones = after.phones.map((phone) =>
    phone.id.startsWith(`${after.id}:`) ? phone : { ...phone, id: `${after.id}:${next++}` },
  )
  return { ...after, phones }
}
