import { execFile } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
