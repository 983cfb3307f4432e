import { type HeldTest, measuredBefore } from '../domain/public-test/public-test.ts'
import type { State } from '../domain/state.ts'
import { percentOf, type ToldReach, type ToldRow, toldReach } from './told-reach.ts'

/** In whole percents of those chosen; undefined for what is not told. */
export interface Shares {
  /** By each of `reachMinutes`. */
  readonly within: readonly (number | undefined)[]
  readonly arrived: number | undefined
  readonly failed: number | undefined
}

/** A test beside the one before it. */
export interface ComparedReach {
  readonly before: Pick<HeldTest, 'startedAt' | 'isAnnounced' | 'number'>
  readonly now: Shares
  readonly earlier: Shares
  /** How many it reached then, by the name of the area; one that was not there has none. */
  readonly areasThen: ReadonlyMap<string | undefined, number | undefined>
}

/** Undefined for an exercise that is no half-yearly test, and for the first one. */
export function comparedReach(
  { publicTests }: Pick<State, 'publicTests'>,
  action: string,
  reach: ToldReach,
): ComparedReach | undefined {
  const before = measuredBefore(publicTests, action)
  if (!before?.reach) return undefined
  const earlier = toldReach(before.reach)
  return {
    before,
    now: sharesOf(reach.all),
    earlier: sharesOf(earlier.all),
    areasThen: new Map(earlier.areas.map(({ name, percent }) => [name, percent])),
  }
}

const sharesOf = ({ within, arrived, failed, selected }: ToldRow): Shares => ({
  within: within.map((count) => percentOf(count, selected)),
  arrived: percentOf(arrived, selected),
  failed: percentOf(failed, selected),
})
