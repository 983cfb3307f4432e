import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import { readingThread } from '../../src/store/read-beside.ts'
import { openAt, saved } from '../support/opened-store.ts'

const by: Actor = { kind: 'cli', id: 'test' }
const thread = () =>
  readingThread(join(import.meta.dirname, '../../dist/src/store/read-thread.cjs'))
const people = 3_000

/** A snapshot of people, some of whom are saved again and one of whom is erased after it. */
async function folder(t: Test): Promise<string> {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append(
    Array.from({ length: people }, (_, n) => saved(n)),
    by,
  )
  await store.compact()
  for (const n of [2, 1, 3]) await store.append([saved(n)], by)
  const { participant, ...fact } = saved(4)
  await store.append([{ ...fact, participant: { ...participant, name: 'Zoë “Ø” 🙂 \\ "q"' } }], by)
  await store.append([{ type: 'participant.erased', id: saved(3).participant.id }], by)
  await store.close()
  return dataDir
}

const journal = (dataDir: string): string => join(dataDir, 'journal', 'journal-000001.ndjson')

t.test('a thread of its own reads the same as this one', async (t) => {
  const dataDir = await folder(t)
  const here = await openAt(dataDir)
  await here.close()
  t.equal(here.state.participants.size, people - 1)
  const { read, begun } = thread()
  const there = await openAt(dataDir, { read })
  await there.close()
  await begun
  t.strictSame(there.state, here.state)
})

t.test('what a power cut left of the last line is cut off', async (t) => {
  const dataDir = await folder(t)
  const whole = readFileSync(journal(dataDir))
  appendFileSync(journal(dataDir), '01234567 {"v":1')
  const store = await openAt(dataDir, { read: thread().read })
  await store.close()
  t.equal(store.state.participants.size, people - 1)
  t.strictSame(readFileSync(journal(dataDir)), whole)
})

t.test('what it cannot read keeps the store shut, and says so', async (t) => {
  const damaged = await folder(t)
  const lines = readFileSync(journal(damaged), 'utf8').split('\n')
  writeFileSync(journal(damaged), lines.with(1, 'damaged').join('\n'))
  const message = /journal-000001.ndjson, line 2: damaged/
  await t.rejects(openAt(damaged, { read: thread().read }), { name: 'StoreDamagedError', message })
  const lost = await folder(t)
  writeFileSync(join(lost, 'keys', 'people.keys'), Buffer.alloc(32))
  const keys = /ends before the keys/
  await t.rejects(openAt(lost, { read: thread().read }), {
    name: 'StoreDamagedError',
    message: keys,
  })
})

t.test('a thread that cannot begin keeps the store shut', async (t) => {
  const { read } = readingThread(join(t.testdir(), 'none.js'))
  await t.rejects(openAt(await folder(t), { read }), /none.js/)
})

t.test('who were put in together share what became of their records', async (t) => {
  const dataDir = await folder(t)
  const store = await openAt(dataDir, { read: thread().read })
  await store.close()
  const [first, second, changed] = [10, 2_000, 2].map((n) =>
    store.state.upkeep.histories.get(saved(n).participant.id),
  )
  t.equal(first?.length, 1)
  t.equal(first, second)
  t.equal(changed?.length, 1)
})
