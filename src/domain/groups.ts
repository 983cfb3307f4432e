import { RefusedError } from './errors.ts'
import type { Participant } from './participant.ts'
import { isDay } from './schedule.ts'

/** That somebody belongs to a group that can be called for help: AED, first aid, volunteers. */
export interface Membership {
  readonly name: string
  /** `2027-06-30`: the last day on which it holds, as a certificate's; without it, always. */
  readonly validUntil?: string
}

const mostGroups = 20
const longestName = 40
const dated = /^(.*\S)\s+(\d{4}-\d{2}-\d{2})$/

/** Memberships as a form or a file writes them: `AED 2027-06-30, BHV`; `|` parts them as well. */
export const writtenGroups = (text: string): readonly Membership[] =>
  text
    .split(/[,|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [, name, validUntil] = dated.exec(one) ?? []
      return name === undefined || validUntil === undefined ? { name: one } : { name, validUntil }
    })

/** The same, written. */
export const groupsInWords = (groups: readonly Membership[] = []): string =>
  groups.map(({ name, validUntil }) => [name, validUntil].filter(Boolean).join(' ')).join(', ')

/** The memberships with tidy names; refuses a name that is none, one twice, and a day that is none. */
export function readGroups(groups: readonly Membership[], field: string): readonly Membership[] {
  if (groups.length > mostGroups) throw new RefusedError('group-too-many', { field })
  const names = new Set(groups.map(({ name }) => groupKey(name)))
  if (names.size < groups.length) throw new RefusedError('group-twice', { field })
  return groups.map(({ name, validUntil }, i) => {
    const tidy = name.trim().replace(/\s+/g, ' ')
    if (tidy === '' || tidy.length > longestName || /[,|]/.test(tidy)) {
      throw new RefusedError('group-name', { field: `${field}/${i}/name` })
    }
    if (validUntil === undefined) return { name: tidy }
    if (!isDay(validUntil)) throw new RefusedError('day-unknown', { field: `${field}/${i}` })
    return { name: tidy, validUntil }
  })
}

/** Groups are told apart by their letters, not by capitals or blanks. */
export const groupKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** Whether a membership holds on a day, `2026-11-24`. */
export const isValidOn = ({ validUntil }: Membership, day: string): boolean =>
  validUntil === undefined || day <= validUntil

/** Whether somebody may be called for a group on a day: an expired membership counts for nothing. */
export const isMember = ({ groups, leftAt }: Participant, group: string, day: string): boolean =>
  leftAt === undefined &&
  (groups ?? []).some(
    (membership) => groupKey(membership.name) === groupKey(group) && isValidOn(membership, day),
  )

/** The groups that can be called on a day, by name, with how many people each has. */
export function groupSizes(
  participants: Iterable<Participant>,
  day: string,
): readonly { readonly name: string; readonly members: number }[] {
  const found = new Map<string, { name: string; members: number }>()
  for (const { groups, leftAt } of participants) {
    if (leftAt !== undefined) continue
    for (const membership of groups ?? []) {
      if (!isValidOn(membership, day)) continue
      const key = groupKey(membership.name)
      const { name, members } = found.get(key) ?? { name: membership.name, members: 0 }
      found.set(key, { name, members: members + 1 })
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}
