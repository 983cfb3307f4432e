import { truncate } from 'node:fs/promises'
import type { Sealer } from './seal.ts'

/** The last line of a journal, where it was not written to its end: a power cut leaves that. */
export interface TornLine {
  readonly path: string
  /** Where it begins. */
  readonly at: number
  /** The keys of what is left of it. */
  readonly slots: readonly number[]
}

/** In a fact the slot stands before what it sealed: where it is cut off, nothing of that is there. */
export const tornLine = (path: string, at: number, octets: Buffer): TornLine => ({
  path,
  at,
  slots: [...octets.toString('latin1').matchAll(/"slot":(\d+),/g)].map(([, slot]) => Number(slot)),
})

/** Takes it away. Its keys go first: once it is gone, nothing says any more which they were. */
export async function cutOff({ path, at, slots }: TornLine, sealer: Sealer): Promise<void> {
  await sealer.forsake(slots)
  await truncate(path, at)
}
