import type { Release } from './upkeep.ts'

const hourMs = 60 * 60 * 1000
/** More goodbyes than this in an hour are not believed. */
const mostAnHour = 20
/** Nor is more than this share of the members, from so many goodbyes on. */
const mostShare = 0.01
const fewest = 5

/** Goodbyes that came so fast that they may be forged: nobody of them is erased until a person says so. */
export interface Hold {
  readonly ids: readonly string[]
  /** The first and the last of them, milliseconds since the epoch. */
  readonly from: number
  readonly until: number
}

/**
 * Whose goodbyes came in an hour with more than 20 of them, or with more than 1 % of the members.
 * The sender of an SMS can be forged, so a wave of them must not erase anybody. In a small town a
 * single household is over 1 %: fewer than five in an hour never hold.
 */
export function heldGoodbyes(
  leaving: ReadonlyMap<string, number>,
  members: number,
  releases: readonly Release[],
): Hold | undefined {
  const open = [...leaving]
    .filter(([, at]) => !releases.some(({ from, until }) => at >= from && at <= until))
    .sort(([, a], [, b]) => a - b)
  const held = new Set<number>()
  for (let first = 0, last = 0; last < open.length; last++) {
    const at = open[last]?.[1] ?? 0
    while (at - (open[first]?.[1] ?? 0) >= hourMs) first++
    if (isTooMany(last - first + 1, members)) for (let i = first; i <= last; i++) held.add(i)
  }
  const those = open.filter((_, i) => held.has(i))
  const [from, until] = [those[0]?.[1], those.at(-1)?.[1]]
  if (from === undefined || until === undefined) return undefined
  return { ids: those.map(([id]) => id), from, until }
}

const isTooMany = (goodbyes: number, members: number): boolean =>
  goodbyes > mostAnHour || (goodbyes >= fewest && goodbyes > members * mostShare)
