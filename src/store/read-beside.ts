import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { StoreDamagedError } from './damaged.ts'
import { type Batch, batchOf, type LinesFile } from './lines.ts'
import { type LineNumber, type ReadFiles, whereOf } from './read-files.ts'
import type { TornLine } from './torn-line.ts'
import { type UnsealedNames, unsealedNames } from './unsealed-names.ts'

/** What the thread is told: what to read, and that a part of it was taken. */
export type Told =
  | {
      readonly files: readonly LinesFile[]
      readonly keys: Uint8Array
      readonly names: UnsealedNames
    }
  | 'taken'

/** What the thread says: lines as one array of JSON in ASCII, and then how it ended. */
export type Said =
  | { readonly octets: Uint8Array; readonly first: LineNumber }
  | { readonly torn: readonly TornLine[] }
  | { readonly damaged: string }
  | { readonly failed: unknown }

/** A thread of its own that reads files, while this one still loads what it needs for the rest. */
export interface ReadingThread {
  /** For once: then the thread ends. */
  readonly read: ReadFiles
  /** Resolves when it is told what to read. */
  readonly begun: Promise<void>
}

const youngMegabytes = 3

/** Starts it; `file` is `read-thread.ts` as it was built. */
export function readingThread(file: string): ReadingThread {
  const thread = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } })
  const heard = on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[Said]>
  const tell = (told: Told): void => thread.postMessage(told)
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const read: ReadFiles = async (files, keys, take) => {
    tell({ files, keys: Uint8Array.from(keys), names: unsealedNames })
    begin()
    try {
      for await (const [said] of heard) {
        if ('torn' in said) return said.torn
        if (!('octets' in said)) throw failureIn(said)
        tell('taken')
        for (const batch of batchesIn(said)) take(batch)
      }
      throw new Error('the thread that reads the journal ended too early')
    } finally {
      void thread.terminate()
    }
  }
  return { read, begun }
}

const failureIn = (said: { damaged: string } | { failed: unknown }): unknown =>
  'damaged' in said ? new StoreDamagedError(said.damaged) : said.failed

function batchesIn({ octets, first }: Extract<Said, { octets: Uint8Array }>): readonly Batch[] {
  const { buffer, byteLength } = octets
  const lines = JSON.parse(
    Buffer.from(buffer, 0, byteLength).toString('latin1'),
  ) as readonly Batch[]
  return lines.map((batch, n) => batchOf(batch, whereOf({ ...first, line: first.line + n })))
}
