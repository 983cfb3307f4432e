import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CsvError, parse } from 'csv-parse'
import { RefusedError } from '../domain/errors.ts'
import type { Separator } from '../domain/file-text.ts'
import type { CsvLine } from '../domain/participants-csv.ts'

/** So much text is taken apart between two turns of the event loop: a few milliseconds' work. */
const textAtOnce = 8 << 10
/** A quotation mark that was never closed takes the rest of the file with it: no row is this long. */
const longestRow = 64 << 10

interface Told {
  readonly record: readonly string[]
}

/**
 * The rows of a CSV text (RFC 4180), with what programs make of it: the line ends of all systems,
 * quotes in the middle of a cell, more or fewer cells than the heading. Empty rows are rows, so that
 * a number means the same here as in a spreadsheet.
 */
export async function* csvRows(text: string, separator: Separator): AsyncIterable<CsvLine> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
    info: true,
  })
  let failed: unknown
  parser.on('error', (error) => {
    failed = error
  })
  let row = 0
  for (let at = 0; at < text.length || at === 0; at += textAtOnce) {
    parser.write(text.slice(at, at + textAtOnce))
    if (at + textAtOnce >= text.length) parser.end()
    await nextTurn()
    for (let told: Told | null = parser.read(); told !== null; told = parser.read()) {
      row += 1
      yield { row, cells: told.record }
    }
    if (failed !== undefined) throw refusal(failed, row + 1)
  }
}

function refusal(error: unknown, row: number): unknown {
  const code = error instanceof Error && 'code' in error ? (error as CsvError).code : undefined
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED') {
    return new RefusedError('csv-quote-open', { field: 'csv', parameters: { row } })
  }
  if (code === undefined) return error
  const why = error instanceof Error ? error.message : ''
  return new RefusedError('csv-unreadable', { field: 'csv', parameters: { why } })
}
