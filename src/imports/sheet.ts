import { RefusedError } from '../domain/errors.ts'
import {
  type Encoding,
  encodings,
  guessEncoding,
  guessSeparator,
  type Separator,
  separators,
  textOfFile,
} from '../domain/file-text.ts'
import {
  type Columns,
  chosenColumns,
  guessColumns,
  knownColumns,
} from '../domain/import-columns.ts'
import type { CsvLine } from '../domain/participants-csv.ts'
import { readPhoneNumber } from '../domain/phone-number.ts'
import { csvRows } from './csv-rows.ts'

/** How somebody says that a file is to be read; what is left out is guessed. */
export interface Reading {
  readonly encoding?: string
  readonly separator?: string
  /** A meaning or nothing for each column. */
  readonly columns?: readonly string[]
}

/** A file as it is about to be read. */
export interface Sheet {
  readonly encoding: Encoding
  readonly separator: Separator
  /** Empty when the first row is somebody already. */
  readonly heading: readonly string[]
  readonly columns: Columns
  /** Its first rows, to know the columns by. */
  readonly samples: readonly (readonly string[])[]
  /** Its rows without the heading. */
  readonly rows: () => AsyncIterable<CsvLine>
}

const samplesShown = 3

/** Finds out how a file is to be read, from what somebody chose and from what stands in it. */
export async function openSheet(octets: Uint8Array, reading: Reading = {}): Promise<Sheet> {
  const encoding = encodings.find((one) => one === reading.encoding) ?? guessEncoding(octets)
  const text = textOfFile(octets, encoding)
  const guessed = guessSeparator(text, knownColumns)
  const separator = separators.find((one) => one === reading.separator) ?? guessed.separator
  const all = () => csvRows(guessed.from === 0 ? text : text.slice(guessed.from), separator)
  const first = await firstOf(all(), samplesShown + 1)
  const [start] = first
  if (!start) throw new RefusedError('csv-empty', { field: 'csv' })
  const heading = isHeading(start.cells) ? start.cells : []
  const headingRow = heading.length > 0 ? start.row : 0
  const width = Math.max(...first.map(({ cells }) => cells.length))
  const columns = reading.columns
    ? chosenColumns(reading.columns, heading.length || width)
    : guessColumns(heading.length > 0 ? heading : Array.from({ length: width }, () => ''))
  const samples = first.filter(({ row }) => row > headingRow).map(({ cells }) => cells)
  return { encoding, separator, heading, columns, samples, rows: () => after(all(), headingRow) }
}

async function firstOf(rows: AsyncIterable<CsvLine>, count: number): Promise<readonly CsvLine[]> {
  const found: CsvLine[] = []
  for await (const line of rows) {
    if (line.cells.some((cell) => cell.trim() !== '')) found.push(line)
    if (found.length === count) break
  }
  return found
}

async function* after(rows: AsyncIterable<CsvLine>, row: number): AsyncIterable<CsvLine> {
  for await (const line of rows) if (line.row > row) yield line
}

/** A first row that names no column and holds a phone number is no heading. */
const isHeading = (cells: readonly string[]): boolean =>
  knownColumns(cells) > 0 || !cells.some(isPhone)

function isPhone(cell: string): boolean {
  try {
    return readPhoneNumber(cell, 'phone').e164 !== ''
  } catch (error) {
    if (error instanceof RefusedError) return false
    throw error
  }
}
