/** Fewer than this many, and more than none, could be known one by one. */
export const smallest = 5

/** Too few to be told how many. */
export const isSmall = (n: number): boolean => n > 0 && n < smallest

/**
 * As figures of an action are told: rounded down to fives. Two of them, on one page or on two, or at
 * two moments, then differ by nothing or by five, and no difference tells how few lie between.
 */
export const inFives = (n: number): number => n - (n % smallest)

/** What is reckoned with in the place of a number, where what comes of it would tell how few it is. */
export const notSmall = (n: number): number => (isSmall(n) ? smallest : n)

/**
 * Which numbers must not be told beside their sum: the small ones, and so many of the next smallest
 * that none can be worked out from the rest (Willenborg and De Waal, Elements of Statistical
 * Disclosure Control, 2001, §4: complementary suppression). All of them have to look alike.
 */
export function hiddenInSum(numbers: readonly number[]): readonly boolean[] {
  const hidden = numbers.map(isSmall)
  const others = [...new Set(numbers.filter((n) => !isSmall(n)))].sort((a, b) => a - b)
  for (const next of others) {
    if (!isGivenAway(numbers.filter((_, at) => hidden[at]))) break
    // All that are alike: which of them it was would tell which of the others is small.
    for (const [at, n] of numbers.entries()) if (n === next) hidden[at] = true
  }
  return hidden
}

/** Whether their sum, and that they are hidden, tells what they are: one alone, or all at an end. */
export function isGivenAway(hidden: readonly number[]): boolean {
  if (hidden.length === 1) return true
  const [first] = hidden
  return (first === 1 || first === smallest - 1) && hidden.every((n) => n === first)
}

/** A month as it can be told: without a number that is to stay hidden. */
export interface ToldMonth {
  readonly month: string
  readonly joined?: number
  readonly total?: number
}

interface Growth {
  readonly month: string
  readonly joined: number
  readonly total: number
}

/**
 * Growth without small numbers. Two totals tell what came between them: a month in which few joined
 * goes together with the one after it, or the last with those before, and only their end has a total.
 */
export function toldGrowth(months: readonly Growth[]): readonly ToldMonth[] {
  return runsOf(months).flatMap((run): readonly ToldMonth[] => {
    if (run.length === 1 && !run.some(({ joined }) => isSmall(joined))) return run
    return run.map(({ month, total }, i) => (i === run.length - 1 ? { month, total } : { month }))
  })
}

/** Months that are told together. */
function runsOf(months: readonly Growth[]): readonly (readonly Growth[])[] {
  const runs: Growth[][] = []
  for (let at = 0; at < months.length; ) {
    const run = months.slice(at, at + (isSmall(months[at]?.joined ?? 0) ? 2 : 1))
    at += run.length
    const before = runs.at(-1)
    if (before && run.length === 1 && isSmall(run[0]?.joined ?? 0)) before.push(...run)
    else runs.push(run)
  }
  return runs
}
