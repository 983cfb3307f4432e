import type { Line } from '../../domain/hidden-in-table.ts'
import { isGivenAway, isSmall } from '../../domain/small-numbers.ts'
import { hiddenIn, sharesIn, wholeAt, width } from './hidden-rows.ts'
import { type Fates, type FatesTold, fatesTold, isTooMuch, type Share } from './shares.ts'

/** How many of those at one distance got it, and to how many it goes in all. */
export interface RingFates extends Fates {
  readonly selected: number
}

/** What is told of an alert in all, and ring by ring. */
export interface ToldTable {
  readonly total: FatesTold
  /** Undefined where rings are so small that any of it would tell too much. */
  readonly rings: readonly FatesTold[] | undefined
}

/** In a ring of fewer, what is hidden is mostly known by what else is: it is told whole or not at all. */
const tellable = 25

const columns = ['sent', 'waiting', 'lost', 'dropped'] as const

/**
 * Rings beside their sum: no line gives a small number away, along a ring or down all of them. What
 * is told of a hidden one is the least that follows from what is shown. Who lives nowhere that is
 * known is in no ring, and stands below them as one that nobody sees.
 *
 * Whoever knows how numbers are hidden knows more: a table from which nothing else would be told. Of
 * two rings of 5 to 20 that had fixed a small number in 6 to 34 of 100 tables. Where one has fewer
 * than `tellable` and any number is small, no ring is told, only all together, and it fixes none in
 * any of those by itself. What is left: the 4 of a total of 4, n and n + 1 (n above 4), for with fewer
 * than 4 it is the n + 1 that would be hidden; and of two rings of 25, some number in 6 of 100 tables.
 */
export function tableTold(rings: readonly RingFates[], total: RingFates): ToldTable {
  if (!isSum(rings, total)) return { total: fatesTold(total), rings: rings.map(fatesTold) }
  const rest = restOf(rings, total)
  const rows = [total, ...rings, rest]
  if (isTooSmall(rings, rows)) return { total: fatesTold(total), rings: undefined }
  const numbers = rows.flatMap((row) => [...columns.map((one) => row[one]), row.selected])
  const lines = linesOf(rows.length)
  const hidden = hiddenIn(numbers, lines, (rows.length - 1) * width)
  const shares = sharesIn(numbers, lines, hidden)
  const deliveredHidden = deliveredOf(rows, shares)
  const told = rows.map((row, n): FatesTold => {
    const at = (column: number): Share => shares[n * width + column] ?? 'some'
    const delivered = deliveredHidden[n] ? withheld(row, at(0)) : row.delivered
    return { sent: at(0), delivered, waiting: at(1), lost: at(2), dropped: at(3) }
  })
  const [first = fatesTold(total), ...others] = told
  return { total: first, rings: others.slice(0, rings.length) }
}

const isTooSmall = (rings: readonly RingFates[], rows: readonly RingFates[]): boolean =>
  rings.some(({ selected }) => selected < tellable) &&
  rows.some((row) => [...columns, 'delivered' as const].some((one) => isSmall(row[one])))

/** Whether they are rings of one alert, seen at one moment. */
const isSum = (rings: readonly RingFates[], total: RingFates): boolean =>
  rings.length > 0 &&
  [...columns, 'delivered' as const].every(
    (one) => rings.reduce((sum, ring) => sum + ring[one], 0) <= total[one],
  )

function restOf(rings: readonly RingFates[], total: RingFates): RingFates {
  const left = (one: keyof RingFates) =>
    Math.max(0, total[one] - rings.reduce((sum, ring) => sum + ring[one], 0))
  const [sent, waiting, lost, dropped] = [
    left('sent'),
    left('waiting'),
    left('lost'),
    left('dropped'),
  ]
  const selected = sent + waiting + lost + dropped
  return { sent, waiting, lost, dropped, selected, delivered: left('delivered') }
}

/** Along each row to how many it goes, and down each column to the first row. */
function linesOf(rows: number): readonly Line[] {
  const places = Array.from({ length: rows }, (_, n) => n * width)
  const along = places.map((from) => ({
    parts: columns.map((_, column) => from + column),
    whole: from + wholeAt,
  }))
  const down = columns.map((_, column) => ({
    parts: places.slice(1).map((from) => from + column),
    whole: column,
  }))
  return [...along, ...down]
}

/**
 * In which rows it is not told to how many it was delivered: of few, where it tells more than is told
 * of what was sent, and where the first row, their sum, would give one of those away.
 */
function deliveredOf(rows: readonly RingFates[], shares: readonly Share[]): readonly boolean[] {
  const numbers = rows.map(({ delivered }) => delivered)
  const isOwn = numbers.map(
    (n, row) => n > 0 && (isSmall(n) || isTooMuch(shares[row * width] ?? 'some', n)),
  )
  const gone = numbers.filter((n, row) => row > 0 && isOwn[row] && n > 0)
  const isOpen = !isOwn[0] && gone.length > 0 && isGivenAway(gone)
  const others = numbers.filter((n, row) => row > 0 && !isOwn[row] && n > 0)
  const next = others.length > 0 ? Math.min(...others) : numbers[0]
  return numbers.map((n, row) => (isOwn[row] ?? false) || (isOpen && n > 0 && n === next))
}

/** What was delivered tells no more than what was sent, where that is not told either. */
const withheld = ({ delivered }: RingFates, sent: Share): Share => {
  if (delivered === 0) return 0
  return typeof sent === 'number' ? 'some' : sent
}
