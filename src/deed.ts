import { mkdirSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { becomeOwner } from './as-owner.ts'
import { doors } from './doors.ts'
import { Importing } from './imports/importing.ts'
import { callDoor, takeLock } from './store/lock.ts'
import { openStore } from './store/open-store.ts'

/** Has it done by the server that runs on this folder, or does it under the same lock. */
export async function deed(dataDir: string, name: string, input: unknown): Promise<unknown> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  becomeOwner(dataDir)
  const answered = await callDoor(dataDir, name, input)
  if (answered) return answered.value
  const release = await takeLock(dataDir, async () => {
    throw new Error('another command is at work; try again in a moment')
  })
  const store = await openStore({
    dataDir,
    now: Date.now,
    log: (level, event, fields) => {
      if (level !== 'info') process.stderr.write(`${event} ${JSON.stringify(fields)}\n`)
    },
    die: (error) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(74)
    },
  })
  try {
    const ports = { store, newId: () => newId(), now: Date.now }
    return await doors(ports, new Importing(ports))(name, input)
  } finally {
    await store.close()
    await release()
  }
}
