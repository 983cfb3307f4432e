import { isGivenAway, isSmall } from './small-numbers.ts'

/** Numbers of a table that are told beside their sum; all are places in one list. */
export interface Line {
  readonly parts: readonly number[]
  readonly whole: number
}

/**
 * Which numbers of a table must not be told: the small ones, and so many of the others that no line
 * gives one away, along or down (complementary suppression in two ways; see `hiddenInSum`). Nobody
 * is nobody, and is told. A number that is hidden in one line is in all it stands in.
 */
export function hiddenInTable(
  numbers: readonly number[],
  lines: readonly Line[],
): readonly boolean[] {
  const hidden = numbers.map(isSmall)
  while (lines.some((line) => hideMore(numbers, line, hidden))) {
    // Once more along all lines: what one hides is missing in another.
  }
  return hidden
}

/**
 * In a line that gives away what is hidden in it, the places that are still told and not empty, of
 * which more can be hidden; undefined where it gives nothing away.
 */
function stillTold(
  numbers: readonly number[],
  { parts, whole }: Line,
  hidden: readonly boolean[],
): readonly number[] | undefined {
  const some = parts.filter((at) => (numbers[at] ?? 0) > 0)
  const gone = some.filter((at) => hidden[at])
  const isOpen = hidden[whole]
    ? gone.length === 0 && some.length > 0
    : gone.length > 0 && isGivenAway(gone.map((at) => numbers[at] ?? 0))
  return isOpen ? some.filter((at) => !hidden[at]) : undefined
}

/** Hides the next smallest where a line gives something away; false where it does not. */
function hideMore(numbers: readonly number[], line: Line, hidden: boolean[]): boolean {
  const rest = stillTold(numbers, line, hidden)
  if (!rest) return false
  const valueAt = (at: number): number => numbers[at] ?? 0
  const least = Math.min(...rest.map(valueAt))
  const whole = hidden[line.whole] ? [] : [line.whole]
  const next = rest.length > 0 ? rest.filter((at) => valueAt(at) === least) : whole
  for (const at of next) hidden[at] = true
  return next.length > 0
}
