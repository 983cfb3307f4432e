import { hiddenInTable, type Line } from '../domain/hidden-in-table.ts'
import {
  type ReachClass,
  type ReachRow,
  reachClasses,
  sizeOf,
  type TestReach,
} from '../domain/public-test/reach.ts'
import { inFives } from '../domain/small-numbers.ts'

/** Undefined for what is not told, as few people could be found out from it. */
type Told = number | undefined

/** A row of a reach report. `within` are those who had it by each of `reachMinutes`. */
export interface ToldRow {
  readonly name?: string
  readonly selected: Told
  /** The network took it, and did not say that it failed. */
  readonly sent: Told
  readonly within: readonly Told[]
  /** Arrived, whenever. */
  readonly arrived: Told
  /** Of those chosen, in whole percents. */
  readonly percent: Told
  readonly unreported: Told
  readonly failed: Told
  readonly unsent: Told
}

/** A reach report as it can be told. */
export interface ToldReach {
  readonly all: ToldRow
  readonly areas: readonly ToldRow[]
  readonly operators: readonly ToldRow[]
}

const width = reachClasses.length + 1
const sizeAt = reachClasses.length

/** Hides small numbers, and those beside them that would give them away; the others in fives. */
export function toldReach({ all, areas, operators }: TestReach): ToldReach {
  const rows: readonly ReachRow[] = [{ counts: all }, ...areas, ...operators]
  const numbers = rows.flatMap(({ counts }) => [
    ...reachClasses.map((one) => counts[one]),
    sizeOf(counts),
  ])
  const hidden = hiddenInTable(numbers, linesOf(areas.length, operators.length))
  const told = rows.map((row, n) =>
    toldRow(row, (at) => (hidden[n * width + at] ? undefined : numbers[n * width + at])),
  )
  const [first = toldRow({ counts: all }, () => undefined), ...others] = told
  return {
    all: first,
    areas: others.slice(0, areas.length),
    operators: others.slice(areas.length),
  }
}

/** Along each row, and down the areas and the operators, which both add up to the first row. */
function linesOf(areas: number, operators: number): readonly Line[] {
  const rows = Array.from({ length: 1 + areas + operators }, (_, n) => n)
  const along = rows.map((n) => ({
    parts: reachClasses.map((_, at) => n * width + at),
    whole: n * width + sizeAt,
  }))
  const down = [rows.slice(1, 1 + areas), rows.slice(1 + areas)].flatMap((group) =>
    Array.from({ length: width }, (_, at) => ({
      parts: group.map((n) => n * width + at),
      whole: at,
    })),
  )
  return [...along, ...down.filter(({ parts }) => parts.length > 0)]
}

function toldRow({ name }: ReachRow, at: (place: number) => Told): ToldRow {
  const of = (one: ReachClass): Told => at(reachClasses.indexOf(one))
  const selected = at(sizeAt)
  const sumTo = (last: ReachClass): Told => {
    const end = reachClasses.indexOf(last) + 1
    return sumOf(reachClasses.slice(0, end).map(of), reachClasses.slice(end).map(of), selected)
  }
  const [arrived, chosen] = [inFivesOf(sumTo('later')), inFivesOf(selected)]
  return {
    ...(name === undefined ? {} : { name }),
    selected: chosen,
    sent: inFivesOf(sumTo('unreported')),
    within: (['within1', 'within5', 'within15', 'within60'] as const).map((one) =>
      inFivesOf(sumTo(one)),
    ),
    arrived,
    percent: percentOf(arrived, chosen),
    unreported: inFivesOf(of('unreported')),
    failed: inFivesOf(of('failed')),
    unsent: inFivesOf(of('unsent')),
  }
}

/** A share of numbers in fives tells no more than they do. */
const inFivesOf = (one: Told): Told => (one === undefined ? undefined : inFives(one))

/** What is told of a sum: what its parts add up to, or what the others leave of the whole. */
function sumOf(parts: readonly Told[], others: readonly Told[], whole: Told): Told {
  const sum = added(parts)
  if (sum !== undefined) return sum
  const rest = added(others)
  return rest === undefined || whole === undefined ? undefined : whole - rest
}

const added = (parts: readonly Told[]): Told =>
  parts.reduce<Told>((all, n) => (all === undefined || n === undefined ? undefined : all + n), 0)

/** In whole percents; undefined where there is nobody, or it is not told. */
export const percentOf = (some: Told, all: Told): Told =>
  some === undefined || all === undefined || all === 0 ? undefined : Math.round((100 * some) / all)
