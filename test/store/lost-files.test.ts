import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import { openAt, saved } from '../support/opened-store.ts'

const by: Actor = { kind: 'cli', id: 'test' }

/** A folder with a snapshot and a journal after it. */
async function folder(t: Test): Promise<string> {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([saved(1)], by)
  await store.compact()
  await store.append([saved(2)], by)
  await store.close()
  return dataDir
}

/** All that its files hold. */
const heldBy = (dataDir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(dataDir, 'journal')).map((name) => [
      name,
      readFileSync(join(dataDir, 'journal', name), 'latin1'),
    ]),
  )

async function keepsAll(t: Test, dataDir: string, message: RegExp) {
  const before = heldBy(dataDir)
  await t.rejects(openAt(dataDir), { name: 'StoreDamagedError', message })
  t.strictSame(heldBy(dataDir), before, 'every file is as it was')
}

/** Names are there, and people. */
async function isWhole(t: Test, dataDir: string) {
  const store = await openAt(dataDir)
  t.strictSame([...store.state.participants.keys()].sort(), ['p1', 'p2'])
  await store.close()
}

t.test('a folder whose CURRENT cannot be read or is gone loses nothing by a start', async (t) => {
  const dataDir = await folder(t)
  const current = join(dataDir, 'journal', 'CURRENT')
  renameSync(current, `${current}.away`)
  await keepsAll(t, dataDir, /CURRENT .*missing.*snapshot-000001/)
  writeFileSync(current, '')
  await keepsAll(t, dataDir, /CURRENT .*cannot be read/)
  rmSync(current)
  renameSync(`${current}.away`, current)
  await isWhole(t, dataDir)
})

t.test('a folder without its keys loses nothing by a start', async (t) => {
  const dataDir = await folder(t)
  const keys = join(dataDir, 'keys', 'people.keys')
  renameSync(keys, `${keys}.away`)
  await keepsAll(t, dataDir, /people\.keys ends before/)
  renameSync(`${keys}.away`, keys)
  await isWhole(t, dataDir)
})

t.test('a folder that lacks a journal file is not read without it', async (t) => {
  const dataDir = await folder(t)
  const journal = join(dataDir, 'journal', 'journal-000001.ndjson')
  renameSync(journal, `${journal}.away`)
  await keepsAll(t, dataDir, /journal-000001\.ndjson is missing/)
  renameSync(`${journal}.away`, journal)
  await isWhole(t, dataDir)

  const young = t.testdir({ young: {} })
  const store = await openAt(young)
  await store.append([saved(1)], by)
  await store.close()
  rmSync(join(young, 'journal', 'journal-000000.ndjson'))
  await keepsAll(t, young, /journal-000000\.ndjson is missing/)
})

t.test('a first start that was cut off anywhere is begun again', async (t) => {
  const dataDir = t.testdir()
  const begin = async () => (await openAt(dataDir)).close()
  await begin()
  // In the order in which they were made, backwards.
  const made = ['journal/journal-000000.ndjson', 'journal/CURRENT', 'keys/people.keys']
  for (let n = 1; n <= made.length; n++) {
    for (const name of made.slice(0, n)) rmSync(join(dataDir, name))
    await t.resolves(begin(), `without ${made[n - 1]}`)
  }
})
