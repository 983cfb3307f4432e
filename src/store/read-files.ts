import { type Batch, batchOf, type LinesFile, readLines } from './lines.ts'
import type { TornLine } from './torn-line.ts'
import { unsealedLine } from './unsealed-line.ts'

/** Reads files of lines in order, with what was sealed in them; yields their ends that were cut off. */
export async function readFiles(
  files: readonly LinesFile[],
  keys: Buffer,
  take: (batch: Batch) => void,
): Promise<readonly TornLine[]> {
  const torn: TornLine[] = []
  for (const file of files) {
    let number = 0
    const line = await readLines(file, (json) => {
      number += 1
      take(batchOf(unsealedLine(json, keys), `${file.path}, line ${number}`))
    })
    if (line) torn.push(line)
  }
  return torn
}
