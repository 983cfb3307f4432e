import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Position } from '../domain/geo.ts'
import { spelledPostcode } from '../domain/postcode.ts'
import { replaceFile } from './replace-file.ts'
import type { AddressRegister, RegisterRow } from './store.ts'
import { writeWhole } from './write-whole.ts'

/** The addresses of the municipality, in a file of their own that is replaced as a whole. */
export async function openRegister(dataDir: string): Promise<AddressRegister> {
  const path = join(dataDir, 'addresses.ndjson')
  let index = new RegisterIndex(await readRows(path))
  return {
    count: () => index.rows.length,
    all: () => index.rows,
    find: (postcode, houseNumber) => index.find(postcode, houseNumber),
    centreOf: (postcode) => index.centreOf(postcode),
    streets: (words, limit) => index.streets(words, limit),
    replace: async (rows) => {
      const all: RegisterRow[] = []
      for await (const row of rows) all.push(row)
      await writeRows(path, all)
      index = new RegisterIndex(all)
      return all.length
    },
  }
}

/** Addresses that are in memory only. */
export function registerOf(rows: readonly RegisterRow[]): AddressRegister {
  const index = new RegisterIndex(rows)
  return {
    count: () => index.rows.length,
    all: () => index.rows,
    find: (postcode, houseNumber) => index.find(postcode, houseNumber),
    centreOf: (postcode) => index.centreOf(postcode),
    streets: (words, limit) => index.streets(words, limit),
    replace: async () => index.rows.length,
  }
}

/** Addresses by postcode and number, streets by name. */
class RegisterIndex {
  readonly rows: readonly RegisterRow[]
  readonly #byPostcode = new Map<string, RegisterRow[]>()
  readonly #streets = new Map<string, RegisterRow>()

  constructor(rows: readonly RegisterRow[]) {
    this.rows = rows
    for (const row of rows) {
      const key = spelledPostcode(row.postcode)
      const same = this.#byPostcode.get(key)
      if (same) same.push(row)
      else this.#byPostcode.set(key, [row])
      const street = `${row.street}, ${row.city}`
      if (!this.#streets.has(street)) this.#streets.set(street, row)
    }
  }

  find(postcode: string, houseNumber: number): readonly RegisterRow[] {
    const same = this.#byPostcode.get(spelledPostcode(postcode)) ?? []
    return same.filter((row) => row.houseNumber === houseNumber)
  }

  centreOf(postcode: string): Position | undefined {
    const wanted = spelledPostcode(postcode)
    const rows =
      wanted.length > 4
        ? (this.#byPostcode.get(wanted) ?? [])
        : this.rows.filter((row) => row.postcode.startsWith(wanted))
    if (rows.length === 0) return undefined
    const mean = (axis: 0 | 1): number =>
      rows.reduce((sum, { location }) => sum + location[axis], 0) / rows.length
    return [mean(0), mean(1)]
  }

  streets(words: string, limit: number) {
    const wanted = words.trim().toLowerCase()
    const named = [...this.#streets.values()]
    const starts = named.filter(({ street }) => street.toLowerCase().startsWith(wanted))
    const has = named.filter(
      ({ street }) =>
        street.toLowerCase().includes(wanted) && !starts.some((row) => row.street === street),
    )
    return [...starts, ...has]
      .slice(0, limit)
      .map(({ street, city, location }) => ({ street, city, location }))
  }
}

async function readRows(path: string): Promise<readonly RegisterRow[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RegisterRow)
}

async function writeRows(path: string, rows: readonly RegisterRow[]): Promise<void> {
  const octets = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  await replaceFile(path, (file) => writeWhole(file, octets))
}
