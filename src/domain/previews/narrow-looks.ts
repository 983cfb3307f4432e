import type { Actor } from '../accounts.ts'

/** That somebody looked at one more small area; so many in a row raise an alarm. Never where. */
export interface NarrowLook {
  readonly by: Actor
  /** ISO 8601. */
  readonly at: string
}

/** No policy counts for longer than a day. */
const dayMs = 24 * 60 * 60 * 1000

/** With what was written down last, without what is past counting. */
export function withLooks(
  before: readonly NarrowLook[],
  times: readonly string[],
  by: Actor,
): readonly NarrowLook[] {
  const all = [...before, ...times.map((at) => ({ by, at }))]
  return counting(all, Date.parse(times.at(-1) ?? ''))
}

/** Those that count by then. */
export const counting = (looks: readonly NarrowLook[], now: number): readonly NarrowLook[] =>
  looks.filter(({ at }) => Date.parse(at) > now - dayMs)

/** How many small areas somebody looked at between two moments, in milliseconds since the epoch. */
export const narrowBetween = (
  narrow: readonly NarrowLook[],
  who: Actor,
  [after, before]: readonly [number, number],
): number =>
  narrow.filter(({ by, at }) => {
    const time = Date.parse(at)
    return isSame(by, who) && time > after && time < before
  }).length

/** Whether two are one account, or one program. */
export const isSame = (one: Actor, other: Actor): boolean =>
  one.kind === other.kind && one.id === other.id
