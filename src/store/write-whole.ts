import type { FileHandle } from 'node:fs/promises'

/**
 * Writes all of it, at a place in the file or where the last write ended. On a disk that fills up
 * what still fits is written without an error (write(2)): the rest then gets it, as `ENOSPC`.
 */
export async function writeWhole(file: FileHandle, octets: Buffer, at?: number): Promise<void> {
  for (let done = 0; done < octets.length; ) {
    const position = at === undefined ? null : at + done
    const { bytesWritten } = await file.write(octets, done, octets.length - done, position)
    done += bytesWritten
  }
}
