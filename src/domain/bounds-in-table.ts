import type { Line } from './hidden-in-table.ts'

/** What one line tells of a number, others tell more from; what is found later is hardly any more. */
const mostRounds = 50

/** The least and the most that each number can be, by its place. */
export interface Bounds {
  readonly lo: number[]
  readonly hi: number[]
}

/**
 * Between what each number of a table can lie, from nothing but what is shown: a number that is not
 * hidden lies at itself, of a hidden one `known` is told. Both ends are counts, and included.
 */
export function boundsOf(
  numbers: readonly number[],
  lines: readonly Line[],
  hidden: readonly boolean[],
  known: (at: number) => readonly [number, number],
): Bounds {
  const of = (n: number, at: number) => (hidden[at] ? known(at) : ([n, n] as const))
  const bounds = {
    lo: numbers.map((n, at) => of(n, at)[0]),
    hi: numbers.map((n, at) => of(n, at)[1]),
  }
  for (let round = 0; round < mostRounds; round += 1) {
    if (!lines.map((line) => narrow(line, bounds)).includes(true)) break
  }
  return bounds
}

function narrow({ parts, whole }: Line, { lo, hi }: Bounds): boolean {
  const sum = (of: readonly number[], without?: number): number =>
    parts.reduce((all, at) => all + (at === without ? 0 : (of[at] ?? 0)), 0)
  const set = (at: number, low: number, high: number): boolean => {
    const [before, after] = [lo[at] ?? 0, hi[at] ?? 0]
    lo[at] = Math.max(before, low)
    hi[at] = Math.min(after, high)
    return lo[at] !== before || hi[at] !== after
  }
  const [wholeLo, wholeHi] = [lo[whole] ?? 0, hi[whole] ?? 0]
  const isNarrower = parts.map((at) => set(at, wholeLo - sum(hi, at), wholeHi - sum(lo, at)))
  return set(whole, sum(lo), sum(hi)) || isNarrower.includes(true)
}
