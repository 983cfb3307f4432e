import { isOut } from '../attempts.ts'
import type { Attempt, DeliveryReason } from '../delivery.ts'
import type { Delivery } from '../delivery-fold.ts'

/** Minutes after the start by which it is counted how many have it. */
export const reachMinutes = [1, 5, 15, 60] as const

/**
 * What became of one number in a test; each is in one class. The first four are a time of arrival,
 * up to a minute of `reachMinutes`; `later` also when it is not known when. `unreported` was taken
 * by the network, or perhaps was, and no phone ever said so.
 */
export const reachClasses = [
  'within1',
  'within5',
  'within15',
  'within60',
  'later',
  'unreported',
  'failed',
  'unsent',
] as const
/** One of those. */
export type ReachClass = (typeof reachClasses)[number]
/** How many numbers are in each class. */
export type ReachCounts = Readonly<Record<ReachClass, number>>

/** One number of a test. */
export interface Tested {
  readonly fate: ReachClass
  readonly reason?: DeliveryReason | undefined
  /** Where it is; undefined for what lies in none of the named areas. */
  readonly area?: string | undefined
  /** Of the SIM that sent it last; undefined when none did. The network of the phone is not known. */
  readonly operator?: string | undefined
}

/** A line of a table of a test; without a name, what is in no other. */
export interface ReachRow {
  readonly name?: string
  readonly counts: ReachCounts
}

/** How far a test reached. The rows of each table add up to `all`. */
export interface TestReach {
  readonly all: ReachCounts
  readonly areas: readonly ReachRow[]
  readonly operators: readonly ReachRow[]
  /** Of what failed or was not sent, the most first. */
  readonly reasons: readonly (readonly [reason: DeliveryReason, count: number])[]
}

/** What became of a delivery of a test that began at a moment, milliseconds since the epoch. */
export function fateOf({ state, attempts }: Delivery, startedAt: number): ReachClass {
  if (state === 'failed') return 'failed'
  if (state !== 'delivered') return attempts.some(isOut) ? 'unreported' : 'unsent'
  const arrivals = attempts.flatMap(arrivalOf)
  if (arrivals.length === 0) return 'later'
  const minutes = (Math.max(...arrivals) - startedAt) / 60_000
  return reachClasses[reachMinutes.findIndex((limit) => minutes <= limit)] ?? 'later'
}

const arrivalOf = ({ at, arrivedAfter }: Attempt): readonly number[] =>
  arrivedAfter === undefined ? [] : [at + arrivedAfter * 1000]

/** Counts a test; areas by name, what lies in none last. */
export function reachOf(tested: readonly Tested[]): TestReach {
  const reasons = new Map<DeliveryReason, number>()
  for (const { fate, reason } of tested) {
    if (reason === undefined || (fate !== 'failed' && fate !== 'unsent')) continue
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return {
    all: countsOf(tested),
    areas: rowsBy(tested, ({ area }) => area),
    operators: rowsBy(tested, ({ operator }) => operator),
    reasons: [...reasons].sort(([, a], [, b]) => b - a),
  }
}

function countsOf(tested: readonly Tested[]): ReachCounts {
  const counts = Object.fromEntries(reachClasses.map((one) => [one, 0])) as Record<
    ReachClass,
    number
  >
  for (const { fate } of tested) counts[fate] += 1
  return counts
}

function rowsBy(
  tested: readonly Tested[],
  nameOf: (one: Tested) => string | undefined,
): readonly ReachRow[] {
  const groups = new Map<string | undefined, Tested[]>()
  for (const one of tested) {
    const name = nameOf(one)
    const known = groups.get(name)
    if (known) known.push(one)
    else groups.set(name, [one])
  }
  return [...groups]
    .sort(([a = '\uffff'], [b = '\uffff']) => a.localeCompare(b, 'nl'))
    .map(([name, group]) => ({ ...(name === undefined ? {} : { name }), counts: countsOf(group) }))
}

/** How many numbers it went to, or was to go to. */
export const sizeOf = (counts: ReachCounts): number =>
  reachClasses.reduce((sum, one) => sum + counts[one], 0)
