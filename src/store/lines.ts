import { open } from 'node:fs/promises'
import type { Actor } from '../domain/accounts.ts'
import { crc32 } from './crc32.ts'
import { StoreDamagedError } from './damaged.ts'
import { type TornLine, tornLine } from './torn-line.ts'
import type { WrittenFact } from './written-fact.ts'

/**
 * The version of what a line holds; a newer one is refused, older ones are read for ever. The second
 * has the deliveries of a snapshot in columns (delivery-columns.ts).
 */
export const lineVersion = 2

/** One atomic batch. */
export interface Batch {
  readonly v: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: Actor
  readonly facts: readonly WrittenFact[]
}

/** Where the JSON of a line begins: after eight digits and a space. */
const jsonAt = 9
const chunkOctets = 1 << 20
const lineFeed = 10

/** `crc32 json\n`. */
export function encodeLine(batch: Batch): Buffer {
  const json = JSON.stringify(batch)
  const line = Buffer.allocUnsafe(jsonAt + Buffer.byteLength(json) + 1)
  line.write(json, jsonAt)
  line.write('\n', line.length - 1)
  line.write(`${crc32(line.subarray(jsonAt, -1))} `)
  return line
}

/** The JSON of a line, where its octets are those that were written. */
function jsonOf(line: Buffer): Buffer | undefined {
  const json = line.subarray(jsonAt)
  const isWhole = line.length > jsonAt && line.toString('latin1', 0, 8) === crc32(json)
  return isWhole ? json : undefined
}

interface RawLine {
  readonly octets: Buffer
  /** Where it begins in the file. */
  readonly at: number
  /** The file ends with it, or within it. */
  readonly isLast: boolean
}

/**
 * The lines of a file, read into the same memory again and again: a line is to be used before the
 * next one is asked for.
 */
async function* linesOf(path: string): AsyncIterable<RawLine> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    let room = Buffer.allocUnsafe(chunkOctets)
    let rest = 0
    for (let at = 0; at + rest < size; ) {
      if (rest === room.length) room = Buffer.concat([room], 2 * rest)
      const { bytesRead } = await file.read(room, rest, room.length - rest, at + rest)
      const held = room.subarray(0, rest + bytesRead)
      const used = yield* wholeLines(held, at, size)
      held.copyWithin(0, used)
      rest = held.length - used
      at += used
      if (bytesRead === 0 || at + rest >= size) {
        if (rest > 0) yield { octets: room.subarray(0, rest), at, isLast: true }
        return
      }
    }
  } finally {
    await file.close()
  }
}

/** Every line that ends in `held`; returns how many octets they took. */
function* wholeLines(held: Buffer, at: number, size: number): Generator<RawLine, number> {
  let from = 0
  for (let end = held.indexOf(lineFeed); end >= 0; end = held.indexOf(lineFeed, from)) {
    yield { octets: held.subarray(from, end), at: at + from, isLast: at + end + 1 >= size }
    from = end + 1
  }
  return from
}

/** A file of lines, and whether the last of them may be there in part. */
export interface LinesFile {
  readonly path: string
  readonly mayBeTorn: boolean
}

/**
 * Reads every line of a file; its JSON is to be used before the next is read. A torn last line is what
 * a power cut leaves: it is handed back when `mayBeTorn`. Damage before it is refused.
 */
export async function readLines(
  { path, mayBeTorn }: LinesFile,
  take: (json: Buffer) => void | Promise<void>,
): Promise<TornLine | undefined> {
  let number = 0
  for await (const { octets, at, isLast } of linesOf(path)) {
    number += 1
    const json = jsonOf(octets)
    if (!json && isLast && mayBeTorn) return tornLine(path, at, octets)
    if (!json) {
      const remedy = 'Put back a copy of this folder, or ask for help; nothing was changed.'
      throw new StoreDamagedError(`${path}, line ${number}: damaged. ${remedy}`)
    }
    const taken = take(json)
    if (taken !== undefined) await taken
  }
  return undefined
}

/** The batch of a line; what a newer version wrote is refused. */
export function batchOf(batch: Batch, where: string): Batch {
  if (batch.v <= lineVersion) return batch
  throw new StoreDamagedError(
    `${where}: written by a newer version of Omroeper (${batch.v}; this one reads up to ${lineVersion}).`,
  )
}
