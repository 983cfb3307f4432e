import fc from 'fast-check'
import t from 'tap'
import { hiddenInTable, type Line } from '../../src/domain/hidden-in-table.ts'
import { hiddenInSum, isGivenAway, isSmall, toldGrowth } from '../../src/domain/small-numbers.ts'

const counts = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 40 }))

/** All lists of so many numbers that add up to a sum. */
function* partsOf(sum: number, count: number): Iterable<readonly number[]> {
  if (count === 1) yield [sum]
  else {
    for (let first = 0; first <= sum; first += 1) {
      for (const rest of partsOf(sum - first, count - 1)) yield [first, ...rest]
    }
  }
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/**
 * Works out what can be known, slowly: every list that would have been told in the same way. It knows
 * how numbers are hidden, as whoever reads this program does.
 */
function possible(numbers: readonly number[], hidden: readonly boolean[]): readonly Set<number>[] {
  const places = [...numbers.keys()].filter((at) => hidden[at])
  if (places.length === 0) return []
  const found = places.map(() => new Set<number>())
  for (const parts of partsOf(total(places.map((at) => numbers[at] ?? 0)), places.length)) {
    const other = numbers.map((n, at) => parts[places.indexOf(at)] ?? n)
    if (String(hiddenInSum(other)) !== String(hidden)) continue
    for (const [i, n] of parts.entries()) found[i]?.add(n)
  }
  return found
}

t.test('no small number can be worked out from the others and their sum', async () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 8 }), { minLength: 2, maxLength: 5 }), (numbers) => {
      const hidden = hiddenInSum(numbers)
      if (isGivenAway(numbers.filter((_, at) => hidden[at]))) return hidden.every(Boolean)
      const small = numbers.filter((_, at) => hidden[at]).map(isSmall)
      return possible(numbers, hidden).every((values, i) => !small[i] || values.size > 1)
    }),
    { numRuns: 300 },
  )
})

t.test('nothing is hidden without need', async () => {
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 12 }), (numbers) => {
      const hidden = hiddenInSum(numbers)
      const others = new Set(numbers.filter((n, at) => hidden[at] && !isSmall(n)))
      return numbers.every((n, at) => !isSmall(n) || hidden[at]) && others.size <= 1
    }),
  )
})

t.test('the next smallest is hidden too, and nobody can tell which is which', async (t) => {
  t.strictSame(hiddenInSum([12, 3, 80]), [true, true, false])
  t.strictSame(hiddenInSum([12, 0, 3]), [false, true, true])
  t.strictSame(hiddenInSum([0, 0, 3]), [true, true, true], 'not the first of two alike')
  t.strictSame(hiddenInSum([1, 1, 0, 0, 40]), [true, true, true, true, false])
  t.strictSame(hiddenInSum([2, 2, 40]), [true, true, false])
  t.strictSame(hiddenInSum([1, 1, 1, 40]), [true, true, true, true], 'each of three is one')
  t.strictSame(hiddenInSum([4, 4, 4, 9, 40]), [true, true, true, true, false])
  t.strictSame(hiddenInSum([12, 40]), [false, false])
  t.strictSame(hiddenInSum([]), [])
})

const grown = (joined: readonly number[], before: number) => {
  let sum = before
  return joined.map((n, at) => {
    sum += n
    return { month: `m${at}`, joined: n, total: sum }
  })
}

t.test('two totals do not tell how few joined between them', async (t) => {
  t.strictSame(toldGrowth(grown([8, 3, 7, 9], 20)), [
    { month: 'm0', joined: 8, total: 28 },
    { month: 'm1' },
    { month: 'm2', total: 38 },
    { month: 'm3', joined: 9, total: 47 },
  ])
  t.strictSame(toldGrowth(grown([8, 3], 20)), [{ month: 'm0' }, { month: 'm1', total: 31 }])

  fc.assert(
    fc.property(fc.array(counts, { minLength: 2, maxLength: 24 }), counts, (joined, before) => {
      const told = toldGrowth(grown(joined, before))
      let since = 0
      return told.every((month, at) => {
        since += 1
        if (isSmall(joined[at] ?? 0) && month.joined !== undefined) return false
        if (month.total === undefined) return month.joined === undefined
        const isAlone = since === 1
        since = 0
        return !isAlone || !isSmall(joined[at] ?? 0)
      })
    }),
  )
})

t.test('in a table, no line along or down gives away what is hidden', async () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.tuple(
        fc.constant(columns),
        fc.array(counts, { minLength: rows * columns, maxLength: rows * columns }),
      ),
    )
  fc.assert(
    fc.property(table, ([columns, cells]) => {
      const { numbers, lines } = withSums(cells, columns)
      const hidden = hiddenInTable(numbers, lines)
      const isAllSmallHidden = numbers.every((n, at) => !isSmall(n) || hidden[at])
      return isAllSmallHidden && lines.every((line) => keepsQuiet(numbers, hidden, line))
    }),
    { numRuns: 300 },
  )
})

/** Of what is missing in a line at least two are unknown, and not both at an end. */
function keepsQuiet(numbers: readonly number[], hidden: readonly boolean[], line: Line): boolean {
  const at = (n: number): number => numbers[n] ?? 0
  const gone = line.parts.filter((n) => hidden[n])
  if (hidden[line.whole]) return gone.length > 0
  return gone.length === 0 || !isGivenAway(gone.map(at))
}

/** A table with its sums: a row of sums first, a sum at the end of each row. */
function withSums(cells: readonly number[], columns: number) {
  const rows = Array.from({ length: cells.length / columns }, (_, n) =>
    cells.slice(n * columns, (n + 1) * columns),
  )
  const sums = Array.from({ length: columns }, (_, at) => total(rows.map((row) => row[at] ?? 0)))
  const all = [sums, ...rows].map((row) => [...row, total(row)])
  const width = columns + 1
  const along = all.map((_, n) => ({
    parts: Array.from({ length: columns }, (_, at) => n * width + at),
    whole: n * width + columns,
  }))
  const down = Array.from({ length: width }, (_, at) => ({
    parts: rows.map((_, n) => (n + 1) * width + at),
    whole: at,
  }))
  return { numbers: all.flat(), lines: [...along, ...down] }
}
