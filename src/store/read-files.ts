import { type Batch, batchOf, type LinesFile, readLines } from './lines.ts'
import type { TornLine } from './torn-line.ts'
import { LineUnsealer } from './unsealed-line.ts'
import { type UnsealedNames, unsealedNames } from './unsealed-names.ts'

/** Reads files of lines in order, with what was sealed in them; yields their ends that were cut off. */
export type ReadFiles = (
  files: readonly LinesFile[],
  keys: Buffer,
  take: (batch: Batch) => void,
) => Promise<readonly TornLine[]>

/** The same, line by line: its JSON, which is to be used before the next is read, and its number. */
export async function eachLine(
  files: readonly LinesFile[],
  { keys, names }: { readonly keys: Buffer; readonly names: UnsealedNames },
  take: (json: Buffer, where: LineNumber) => void | Promise<void>,
): Promise<readonly TornLine[]> {
  const unsealer = new LineUnsealer(keys, names)
  const torn: TornLine[] = []
  for (const file of files) {
    let line = 0
    const cutOff = await readLines(file, (json) => {
      line += 1
      return take(unsealer.unsealed(json), { path: file.path, line })
    })
    if (cutOff) torn.push(cutOff)
  }
  return torn
}

/** Where a line stands, for whoever has to look at it. */
export interface LineNumber {
  readonly path: string
  /** From 1 on. */
  readonly line: number
}

export const whereOf = ({ path, line }: LineNumber): string => `${path}, line ${line}`

/** In this thread. */
export const readFiles: ReadFiles = (files, keys, take) =>
  eachLine(files, { keys, names: unsealedNames }, (json, where) =>
    take(batchOf(JSON.parse(json.toString('utf8')), whereOf(where))),
  )
