import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from './dispatch/ports.ts'
import { type Deed, takeLock } from './store/lock.ts'
import { openStore } from './store/open-store.ts'
import { readingThread } from './store/read-beside.ts'
import type { Store } from './store/store.ts'

/** The data folder of an appliance that starts: it is held, and being read. */
export interface OpenFolder {
  readonly store: Promise<Store>
  /** From now on the command line is answered. */
  readonly answer: (deed: Deed) => void
  readonly release: () => Promise<void>
}

/**
 * Resolves when the folder is held and a thread of its own reads it: what the rest of a start loads
 * meanwhile keeps this thread for as long as the reading takes.
 */
export async function openFolder(options: {
  readonly dataDir: string
  readonly packageRoot: string
  readonly now: () => number
  readonly log: Log
}): Promise<OpenFolder> {
  const { dataDir, packageRoot, now, log } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  let deed: Deed | undefined
  const release = await takeLock(dataDir, async (name, input) => {
    if (!deed) throw new Error('the server is still starting; try again in a moment')
    return deed(name, input)
  })
  const { read, begun } = readingThread(join(packageRoot, 'dist/src/store/read-thread.cjs'))
  const store = openStore({ dataDir, now, log, die: dieLoudly(log), read })
  await Promise.race([begun, store])
  const answer = (by: Deed): void => {
    deed = by
  }
  return { store, answer, release }
}

/** A failed fsync: what was acknowledged can no longer be trusted to be there. */
const dieLoudly = (log: Log) => (error: unknown) => {
  log('error', 'disk-failed', { error: String(error) })
  process.exit(74)
}
