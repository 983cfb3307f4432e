/** One line of the table; `holds` compares the median with what is asked. */
export interface Row {
  readonly what: string
  readonly median: string
  readonly best: string
  readonly asked: string
  readonly holds: boolean | undefined
}

/** The value below which this share of the values lies. */
export const at = (share: number, values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

export const median = (values: readonly number[]): number => at(0.5, values)

/** Something of which less is better, measured several times. */
export const less = (
  what: string,
  values: readonly number[],
  asked: number,
  unit: string,
): Row => ({
  what,
  median: `${short(median(values))} ${unit}`,
  best: `${short(Math.min(...values))} ${unit}`,
  asked: `< ${asked} ${unit}`,
  holds: median(values) < asked,
})

/** A share of which more is better, measured several times. */
export const more = (what: string, shares: readonly number[], asked: number): Row => ({
  what,
  median: median(shares).toFixed(3),
  best: Math.max(...shares).toFixed(3),
  asked: `>= ${asked}`,
  holds: median(shares) >= asked,
})

/** Something to compare with, of which nothing is asked. */
export const told = (what: string, values: readonly number[], unit: string): Row => ({
  what,
  median: `${short(median(values))} ${unit}`,
  best: `${short(Math.min(...values))} ${unit}`,
  asked: '',
  holds: undefined,
})

/** The table, in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ what, median, best, asked, holds }) =>
      `| ${what} | ${median} | ${best} | ${asked} | ${wordOf(holds)} |`,
  )
  return ['| what | median | best | asked | holds |', '|---|---|---|---|---|', ...lines, ''].join(
    '\n',
  )
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))

function wordOf(holds: boolean | undefined): string {
  if (holds === undefined) return ''
  return holds ? 'yes' : 'NO'
}
