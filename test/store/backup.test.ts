import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import { openAt, saved } from '../support/opened-store.ts'

const by: Actor = { kind: 'cli', id: 'test' }
const script = join(import.meta.dirname, '../../systemd/backup.sh')
const backup = (...folders: readonly string[]) => promisify(execFile)('sh', [script, ...folders])

/** What is copied, and where it and its keys go. */
const foldersIn = (root: string, from: string) =>
  [join(root, from), join(root, 'copy'), join(root, 'keys')] as const

t.test('a copy made while the store is written to holds all that was acknowledged', async (t) => {
  const root = t.testdir({ data: {} })
  const [data, copy, keys] = foldersIn(root, 'data')
  const store = await openAt(data)
  writeFileSync(join(data, 'door.secret'), 'of the server that runs')
  for (let n = 0; n < 100; n += 1) await store.append([saved(n)], by)
  const copying = { goesOn: true }
  const copied = backup(data, copy, keys).finally(() => {
    copying.goesOn = false
  })
  await store.compact()
  for (let n = 100; copying.goesOn; n += 1) await store.append([saved(n)], by)
  await copied
  await store.close()

  t.notOk(readdirSync(copy).includes('keys'), 'the keys are elsewhere')
  t.notOk(readdirSync(copy).includes('door.secret'))
  cpSync(keys, join(copy, 'keys'), { recursive: true })
  const again = await openAt(copy)
  const found = [...again.state.participants.keys()]
  t.ok(found.length >= 100, `${found.length} people`)
  t.strictSame(found, [...store.state.participants.keys()].slice(0, found.length), 'without a gap')
  t.match(again.state.participants.get('p99'), { name: 'Naam 99' })
  await again.close()
})

t.test('what is no data folder leaves the copy as it was', async (t) => {
  const root = t.testdir({ nothing: {}, copy: { kept: 'yes' } })
  const [nothing, copy, keys] = foldersIn(root, 'nothing')
  await t.rejects(backup(nothing, copy, keys), { code: 66, stderr: /not a data folder/ })
  t.equal(readFileSync(join(copy, 'kept'), 'utf8'), 'yes')
})

/** A data folder as far as a copy of it is concerned. */
const dataFolder = () => ({
  journal: { CURRENT: '{}', 'journal-000000.ndjson': 'all' },
  keys: { 'people.keys': 'key' },
})

/** All files under a folder, by what stands in them. */
const filesIn = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  )

t.test('a copy takes the place of an earlier one, and of nothing else', async (t) => {
  const root = t.testdir({ data: dataFolder(), other: dataFolder(), photos: { beach: 'blue' } })
  const before = filesIn(root)
  for (const [copy, keys] of [
    ['data', 'keys'],
    ['data/', 'keys'],
    ['data/copy', 'keys'],
    ['copy', 'data/keys'],
    ['copy', 'copy'],
    ['copy', 'copy/keys'],
    ['.', 'keys'],
    ['photos', 'keys'],
    ['copy', 'photos/'],
    ['other', 'keys'],
  ] as const) {
    const made = backup(`${root}/data`, `${root}/${copy}`, `${root}/${keys}`)
    await t.rejects(made, { code: 73, stderr: /Nothing was changed/ }, `${copy}, ${keys}`)
    t.strictSame(filesIn(root), before)
  }
  mkdirSync(join(root, 'a copy'))
  for (const _ of ['the first', 'again']) {
    await backup(`${root}/data`, `${root}/a copy/`, `${root}/its keys/`)
    t.strictSame(readdirSync(root), ['a copy', 'data', 'its keys', 'other', 'photos'])
    t.equal(readFileSync(join(root, 'its keys', 'people.keys'), 'utf8'), 'key')
    t.equal(readFileSync(join(root, 'a copy', 'journal', 'CURRENT'), 'utf8'), '{}')
  }
})
