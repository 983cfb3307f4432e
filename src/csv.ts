import { parse } from 'csv-parse/sync'
import { RefusedError } from './domain/errors.ts'

export type CsvRow = Readonly<Record<string, string>>

const options = { skip_empty_lines: true, trim: true, relax_column_count: true } as const

/**
 * The rows of a file with a heading, by column name, `,` or `;` between them. Refuses a file that
 * lacks a column: its rows would each be refused for something else.
 */
export function readCsv(csv: string, needed: readonly string[]): readonly CsvRow[] {
  const text = csv.replace(/^\ufeff/, '')
  const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
  const columns = (heading: readonly string[]): string[] => {
    const names = heading.map((name) => name.toLowerCase())
    const missing = needed.filter((name) => !names.includes(name))
    if (missing.length === 0) return names
    const parameters = { columns: missing.join(', ') }
    throw new RefusedError('columns-missing', { field: 'csv', parameters })
  }
  try {
    return parse(text, { ...options, columns, delimiter })
  } catch (cause) {
    if (cause instanceof RefusedError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new RefusedError('csv-unreadable', { field: 'csv', parameters: { why } })
  }
}

/** A number as files write it: `,` is a decimal point where `;` stands between the columns. */
export function decimalOf(text: string | undefined): number {
  return text ? Number(text.replace(',', '.')) : Number.NaN
}
