import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import { crc32 } from '../../src/store/crc32.ts'
import { lineVersion } from '../../src/store/lines.ts'
import { openAt, saved } from '../support/opened-store.ts'

const by: Actor = { kind: 'cli', id: 'test' }

/** A folder whose journal holds two people, the second of them as `change` leaves the line. */
async function folder(t: Test, change: (json: string) => string): Promise<string> {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([saved(1)], by)
  await store.append([saved(2)], by)
  await store.close()
  const path = join(dataDir, 'journal', 'journal-000000.ndjson')
  const [first = '', second = ''] = readFileSync(path, 'utf8').split('\n')
  const json = change(second.slice(9))
  writeFileSync(path, `${first}\n${crc32(Buffer.from(json))} ${json}\n`)
  return dataDir
}

async function names(dataDir: string) {
  const store = await openAt(dataDir)
  const all = [...store.state.participants.values()].map(({ name }) => name)
  await store.close()
  return all
}

t.test('what is sealed is read wherever it stands in its fact', async (t) => {
  const changes: readonly ((json: string) => string)[] = [
    (json) => json,
    (json) => json.replace(/"slot":(\d+),"sealed":("[^"]+")/, '"sealed":$2,"slot":$1'),
    (json) => json.replace('"id":', '"i\\u0064":'),
  ]
  for (const change of changes) {
    t.strictSame(await names(await folder(t, change)), ['Naam 1', 'Naam 2'])
  }
})

t.test('letters of every kind, and records of every length, come back as they were', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  const said = ['Zoë', 'Şükrü €', '🚲 "\\', 'é'.repeat(30_000), 'Jan']
  for (const [n, name] of said.entries()) {
    const fact = saved(n)
    await store.append([{ ...fact, participant: { ...fact.participant, name } }], by)
  }
  await store.compact()
  await store.append([saved(9)], by)
  await store.close()
  t.strictSame(await names(dataDir), [...said, 'Naam 9'])
})

t.test('what was sealed about somebody else, or not as it is, is refused', async (t) => {
  const changes: readonly ((json: string) => string)[] = [
    (json) => json.replace('"id":"p2"', '"id":"p3"'),
    (json) => json.replace(/"sealed":"(.)/, (_, first) => `"sealed":"${first === 'A' ? 'B' : 'A'}`),
    (json) => json.replace(/"sealed":"([^"]{30})[^"]*/, '"sealed":"$1'),
    (json) => json.replace(/"sealed":"[^"]*/, '"sealed":"'),
  ]
  for (const change of changes) await t.rejects(names(await folder(t, change)))
})

t.test('nothing is taken for unsealed that never was sealed', async (t) => {
  const forged = '"unsealed":{"id":"p2","name":"Indringer","phones":[],"addresses":[]}'
  const dataDir = await folder(t, (json) => json.replace(/"sealed":"[^"]+"/, forged))
  await t.rejects(names(dataDir))
})

t.test('a line of a newer version is refused as such, whatever is sealed in it', async (t) => {
  const newer = (json: string): string =>
    json.replace(`"v":${lineVersion}`, `"v":${lineVersion + 1}`).replace('"id":"p2"', '"id":"p3"')
  const message = /line 2: written by a newer version/
  await t.rejects(names(await folder(t, newer)), { name: 'StoreDamagedError', message })
})
