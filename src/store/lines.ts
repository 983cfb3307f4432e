import { createReadStream } from 'node:fs'
import { stat, truncate } from 'node:fs/promises'
import type { Actor } from '../domain/facts.ts'
import { crc32 } from './crc32.ts'
import type { WrittenFact } from './seal.ts'

/** The version of what a line holds; a newer one is refused, older ones are read for ever. */
export const lineVersion = 1

/** One atomic batch. */
export interface Batch {
  readonly v: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: Actor
  readonly facts: readonly WrittenFact[]
}

/** A journal or snapshot that cannot be trusted; the message says which file, where and what to do. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError'
}

/** `crc32 json\n`. */
export function encodeLine(batch: Batch): Buffer {
  const json = Buffer.from(JSON.stringify(batch))
  return Buffer.concat([Buffer.from(`${crc32(json)} `), json, Buffer.from('\n')])
}

function decodeLine(line: Buffer): Batch | undefined {
  const json = line.subarray(9)
  if (line.length < 10 || line.toString('latin1', 0, 8) !== crc32(json)) return undefined
  return JSON.parse(json.toString('utf8')) as Batch
}

interface RawLine {
  readonly octets: Buffer
  /** Where it begins in the file. */
  readonly at: number
  /** The file ends with it, or within it. */
  readonly isLast: boolean
}

/** The lines of a file, one chunk in memory at a time. */
async function* linesOf(path: string): AsyncIterable<RawLine> {
  const { size } = await stat(path)
  let rest: Buffer = Buffer.alloc(0)
  let at = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    rest = Buffer.concat([rest, chunk as Buffer])
    let from = 0
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      yield { octets: rest.subarray(from, end), at: at + from, isLast: at + end + 1 >= size }
      from = end + 1
    }
    at += from
    rest = rest.subarray(from)
  }
  if (rest.length > 0) yield { octets: rest, at, isLast: true }
}

/**
 * Reads every batch of a file. A torn last line is what a power cut leaves: it is cut off when
 * `mayBeTorn`. Damage before it is refused, and so is what a newer version wrote.
 */
export async function readLines(
  path: string,
  mayBeTorn: boolean,
  take: (batch: Batch) => void,
): Promise<void> {
  let number = 0
  for await (const { octets, at, isLast } of linesOf(path)) {
    number += 1
    const batch = decodeLine(octets)
    if (!batch && isLast && mayBeTorn) return truncate(path, at)
    take(checked(batch, `${path}, line ${number}`))
  }
}

function checked(batch: Batch | undefined, where: string): Batch {
  if (!batch) {
    const remedy = 'Put back a copy of this folder, or ask for help; nothing was changed.'
    throw new StoreDamagedError(`${where}: damaged. ${remedy}`)
  }
  if (batch.v <= lineVersion) return batch
  throw new StoreDamagedError(
    `${where}: written by a newer version of Omroeper (${batch.v}; this one reads up to ${lineVersion}).`,
  )
}
