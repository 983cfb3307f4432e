import { boundsOf } from '../../domain/bounds-in-table.ts'
import { type Line, stillTold } from '../../domain/hidden-in-table.ts'
import { isGivenAway, isSmall, smallest } from '../../domain/small-numbers.ts'
import type { Share } from './shares.ts'

/** In each row, after its parts, stands to how many it goes in all. */
export const wholeAt = 4
/** How many numbers a row has. */
export const width = wholeAt + 1

/** Hides small ones, and the next smallest until no line gives one away; `unseen` on are not shown. */
export function hiddenIn(
  numbers: readonly number[],
  lines: readonly Line[],
  unseen: number,
): boolean[] {
  const hidden = numbers.map(
    (n, at) => n > 0 && !isAlone(numbers, at) && (at >= unseen || isSmall(n)),
  )
  for (;;) {
    while (lines.some((line) => hideMore(numbers, line, hidden))) {
      // Once more along all lines: what one hides is missing in another.
    }
    // Where all of several are as few as they can be, they are known by their sum.
    const { lo, hi } = boundsOf(numbers, lines, hidden, () => [1, Infinity])
    const known = numbers.flatMap((_, at) => (hidden[at] && lo[at] === hi[at] ? [at % width] : []))
    const sum = known.find((at) => at < wholeAt && !hidden[at] && !isAlone(numbers, at))
    if (sum === undefined) return hidden
    hidden[sum] = true
  }
}

/** What is all of its row is known by it; and how many a row has is always told. */
const isAlone = (numbers: readonly number[], at: number): boolean =>
  numbers[at] === numbers[rowOf(at) * width + wholeAt]

/** Hides what is next where a line gives something away; false where nothing more can be. */
function hideMore(numbers: readonly number[], line: Line, hidden: boolean[]): boolean {
  const rest = stillTold(numbers, line, hidden)?.filter((at) => !isAlone(numbers, at))
  if (!rest) return false
  const { whole } = line
  const valueAt = (at: number): number => numbers[at] ?? 0
  const isAlong = whole % width === wholeAt
  // To how many it goes is told all the same: then all that is hidden looks alike.
  if (rest.length === 0 && (isAlong || hidden[whole])) return false
  const least = Math.min(...rest.map(valueAt))
  // The same column in every row: then few other rows have to hide anything.
  const sent = rest.filter((at) => isAlong && at % width === 0)
  const next = sent.length > 0 ? sent : rest.filter((at) => valueAt(at) === least)
  for (const at of rest.length > 0 ? next : [whole]) hidden[at] = true
  return true
}

/**
 * Few are told as few where that gives none of them away; in a row in which it would, all that is
 * hidden looks alike.
 */
export function sharesIn(
  numbers: readonly number[],
  lines: readonly Line[],
  hidden: readonly boolean[],
): readonly Share[] {
  const isFew = (at: number): boolean => isSmall(numbers[at] ?? 0)
  const alike = new Set(lines.flatMap((line) => rowsTelling(numbers, line, hidden)))
  for (;;) {
    const { lo, hi } = boundsOf(numbers, lines, hidden, (at) => {
      if (alike.has(rowOf(at))) return [1, Infinity]
      return isFew(at) ? [1, smallest - 1] : [smallest, Infinity]
    })
    const more = numbers.flatMap((_, at) =>
      hidden[at] && lo[at] === hi[at] && !alike.has(rowOf(at)) ? [rowOf(at)] : [],
    )
    for (const row of more) alike.add(row)
    if (more.length > 0) continue
    return numbers.map((n, at): Share => {
      if (!hidden[at]) return n
      if (isFew(at) && !alike.has(rowOf(at))) return 'few'
      const least = lo[at] ?? 0
      return least >= smallest ? { least } : 'some'
    })
  }
}

const rowOf = (at: number): number => Math.floor(at / width)

/**
 * The rows of a line in which more is hidden because the few are all one, or all four: told as few
 * they would be known, unless all of them can be either.
 */
function rowsTelling(
  numbers: readonly number[],
  { parts, whole }: Line,
  hidden: readonly boolean[],
): readonly number[] {
  const valueAt = (at: number): number => numbers[at] ?? 0
  const gone = parts.filter((at) => hidden[at])
  const few = gone.filter((at) => isSmall(valueAt(at)))
  if (hidden[whole] || !isGivenAway(few.map(valueAt))) return []
  const sum = gone.reduce((all, at) => all + valueAt(at), 0)
  const others = gone.length - few.length
  const canBeEither = others > 0 && sum - few.length * (smallest - 1) >= others * smallest
  return canBeEither ? [] : few.map(rowOf)
}
