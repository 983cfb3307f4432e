import { isSmall, smallest } from '../domain/small-numbers.ts'

type Cell = string | number | undefined

/** Rows for a spreadsheet; `x` is what is not told, and few people are not told exactly. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')

/** What a spreadsheet would take for a formula is text. */
function cellOf(value: Cell): string {
  if (value === undefined) return 'x'
  if (typeof value === 'number') return isSmall(value) ? `<${smallest}` : String(value)
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
