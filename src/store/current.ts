import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreDamagedError } from './damaged.ts'

/** Which files hold the state; replaced as a whole. */
export interface Current {
  readonly schema: 1
  readonly snapshot: number | null
  readonly journal: number
}

/**
 * Reads CURRENT. Files that it does not name are removed, so only a folder without it is a fresh
 * one: what cannot be read, or has lost it, is left as it is. A person may know more.
 */
export async function readCurrent(
  folder: string,
): Promise<{ readonly current: Current; readonly isWritten: boolean }> {
  try {
    const current = JSON.parse(await readFile(join(folder, 'CURRENT'), 'utf8')) as Current
    return { current, isWritten: true }
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isAbsent) throw unreadable(folder, error)
  }
  const kept = (await readdir(folder)).filter((name) => /^(snapshot|journal)-/.test(name))
  if (kept.length > 0) throw unreadable(folder, `it is missing, and ${kept.join(', ')} are there`)
  return { current: { schema: 1, snapshot: null, journal: 0 }, isWritten: false }
}

/**
 * Every journal file from the one that CURRENT names on: a file is there before CURRENT names it, and
 * before the next. None at all is a first start that was cut off, and then nothing was ever sealed.
 */
export function requireAll(
  folder: string,
  { snapshot, journal }: Current,
  { numbers, isSealed }: { readonly numbers: readonly number[]; readonly isSealed: boolean },
): void {
  if (numbers.length === 0 && snapshot === null && !isSealed) return
  const missing = numbers.findIndex((number, i) => number !== journal + i)
  if (missing < 0 && numbers.length > 0) return
  const name = `journal-${String(journal + Math.max(0, missing)).padStart(6, '0')}.ndjson`
  throw new StoreDamagedError(
    `${join(folder, name)} is missing, and what stood in it with it. Nothing was changed. Bring back a backup.`,
  )
}

const unreadable = (folder: string, why: unknown): StoreDamagedError =>
  new StoreDamagedError(
    `${join(folder, 'CURRENT')} says which files hold everything, and cannot be read: ${why}. Nothing was changed. Give the file back to the service's user, or bring back a backup.`,
  )
