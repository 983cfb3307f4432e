import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import type { Fact } from '../../src/domain/facts.ts'
import type { ImportHead } from '../../src/domain/imports.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { carryOut } from '../../src/imports/carry-out.ts'
import { neighbour } from '../support/engine.ts'
import { openAt } from '../support/opened-store.ts'

const by: Actor = { kind: 'account', id: 'loket' }
const today = Date.parse('2026-11-24T12:00:00Z')
const dayMs = 24 * 60 * 60 * 1000

const open = (dataDir: string) => openAt(dataDir, { now: () => today })

const named = (n: number, name = `Naam ${n}`) => neighbour(n, { name })
const saved = (participant: Participant): Fact => ({
  type: 'participant.saved',
  participant,
  source: 'counter',
})
const staged = (participant: Participant, before?: Participant): Fact => ({
  type: 'participant.imported',
  import: 'i1',
  staged: before ? { participant, before } : { participant },
})
const head = (changes: Partial<ImportHead> = {}): ImportHead => ({
  id: 'i1',
  at: new Date(today).toISOString(),
  by: 'loket',
  rows: 2,
  bad: 0,
  skipped: 0,
  added: 2,
  replaced: 0,
  ...changes,
})
const committed = (changes?: Partial<ImportHead>): Fact => ({
  type: 'import.committed',
  head: head(changes),
})
const undone: Fact = { type: 'import.undone', id: 'i1' }
const slotsIn = (dataDir: string): readonly boolean[] => {
  const octets = readFileSync(join(dataDir, 'keys', 'people.keys'))
  return Array.from({ length: octets.length / 32 }, (_, n) =>
    octets.subarray(n * 32, (n + 1) * 32).some((octet) => octet !== 0),
  )
}

t.test('who leaves or is erased while a file is written is not brought back by it', async (t) => {
  const store = await open(t.testdir())
  const people = Array.from({ length: 1_000 }, (_, n) => named(n, 'Oud'))
  await store.append(people.map(saved), by)
  const looked = [...store.state.participants.values()]
  const order = {
    head: head({ added: 0, replaced: looked.length }),
    staged: looked.map((before) => ({ participant: { ...before, name: 'Nieuw' }, before })),
    count: looked.length,
    by,
  }
  let done = 0
  await carryOut(store, order, () => {
    done += 1
    if (done !== 2) return
    const leftAt = new Date(today).toISOString()
    void store.append([saved({ ...named(901, 'Oud'), leftAt })], by)
    void store.append([{ type: 'participant.erased', id: 'p900' }], by)
    // One that was written before.
    void store.append([saved({ ...named(5, 'Oud'), leftAt })], by)
  })
  const { participants } = store.state
  t.equal(participants.get('p900'), undefined)
  t.match(participants.get('p901'), { name: 'Oud', leftAt: /^2026/ })
  t.match(participants.get('p5'), { name: 'Oud', leftAt: /^2026/ })
  t.match(participants.get('p950'), { name: 'Nieuw' })
  await store.close()
})

t.test('an import that was not finished never was, and its keys are gone', async (t) => {
  const dataDir = t.testdir()
  const store = await open(dataDir)
  await store.append([saved(named(1))], by)
  await store.append([staged(named(2)), staged(named(3))], by)
  t.equal(store.state.participants.size, 1, 'who is staged does not take part')
  t.strictSame(slotsIn(dataDir), [true, true, true])
  await store.close()

  const again = await open(dataDir)
  t.strictSame([...again.state.participants.keys()], ['p1'])
  t.strictSame(slotsIn(dataDir), [true, false, false])
  t.equal(again.state.imports.staged.size, 0)
  await again.close()
  const third = await open(dataDir)
  t.strictSame([...third.state.participants.keys()], ['p1'])
  await third.close()
})

t.test('a finished import holds after a restart, and a snapshot in the middle', async (t) => {
  const dataDir = t.testdir()
  const store = await open(dataDir)
  await store.append([staged(named(1))], by)
  const compacting = store.compact()
  await store.append([staged(named(2))], by)
  await compacting
  await store.append([staged(named(3)), committed()], by)
  await store.close()

  const again = await open(dataDir)
  t.strictSame([...again.state.participants.keys()].sort(), ['p1', 'p2', 'p3'])
  t.strictSame(again.state.participants.get('p1'), named(1))
  await again.compact()
  await again.close()
  const third = await open(dataDir)
  t.strictSame([...(third.state.imports.done.get('i1')?.people.keys() ?? [])].length, 3)
  await third.close()
})

t.test('taking an import back erases who came with it, except who changed since', async (t) => {
  const dataDir = t.testdir()
  const store = await open(dataDir)
  const before = named(4, 'Vroeger')
  await store.append([saved(before)], by)
  await store.append([staged(named(1)), staged(named(2)), staged(named(3))], by)
  await store.append([staged(named(4, 'Later'), before), committed()], by)
  t.equal(store.state.participants.get('p4')?.name, 'Later')
  await store.compact()
  await store.append([saved(named(2, 'Verhuisd')), { type: 'participant.erased', id: 'p3' }], by)
  await store.close()

  const again = await open(dataDir)
  t.strictSame([...(again.state.imports.done.get('i1')?.changed ?? [])].sort(), ['p2', 'p3'])
  await again.append([undone], by)
  const names = (of: typeof again) => [...of.state.participants.values()].map(({ name }) => name)
  t.strictSame(names(again).sort(), ['Verhuisd', 'Vroeger'])
  t.strictSame(slotsIn(dataDir), [true, false, true, false])
  await again.close()
  const third = await open(dataDir)
  t.strictSame(names(third).sort(), ['Verhuisd', 'Vroeger'])
  await third.close()
})

t.test('keys that a crash left behind go at the next start', async (t) => {
  const dataDir = t.testdir()
  const store = await open(dataDir)
  await store.append([staged(named(1)), committed()], by)
  await store.append([saved(named(2))], by)
  // The fact is on the disk, and the power goes before the keys are overwritten.
  const keys = join(dataDir, 'keys', 'people.keys')
  const kept = readFileSync(keys)
  await store.append([undone], by)
  await store.close()
  writeFileSync(keys, kept)

  const again = await open(dataDir)
  t.strictSame([...again.state.participants.keys()], ['p2'])
  t.strictSame(slotsIn(dataDir), [false, true])
  await again.close()
})

t.test('somebody who changes while they are being replaced stays as they changed', async (t) => {
  const dataDir = t.testdir()
  const store = await open(dataDir)
  const before = named(1, 'Eerst')
  await store.append([saved(before), staged(named(1, 'Bestand'), before)], by)
  await store.append([saved(named(1, 'Loket')), committed()], by)
  t.equal(store.state.participants.get('p1')?.name, 'Loket')
  await store.close()
  const again = await open(dataDir)
  t.equal(again.state.participants.get('p1')?.name, 'Loket')
  await again.close()
})

t.test('an import that is given up leaves who it would have replaced', async (t) => {
  const dataDir = t.testdir()
  const store = await open(dataDir)
  const before = named(1, 'Eerst')
  await store.append([saved(before), staged(named(1, 'Bestand'), before), staged(named(2))], by)
  await store.append([{ type: 'import.dropped', id: 'i1' }], by)
  await store.close()
  const again = await open(dataDir)
  t.strictSame([...again.state.participants.values()], [before])
  t.strictSame(slotsIn(dataDir), [true, false])
  await again.close()
})

t.test('an import replaced by a later one is not taken back under it', async (t) => {
  const store = await open(t.testdir())
  await store.append([staged(named(1, 'Eerste bestand')), committed()], by)
  const before = store.state.participants.get('p1')
  const fact = { ...staged(named(1, 'Tweede bestand'), before), import: 'i2' } as Fact
  await store.append([fact, committed({ id: 'i2' })], by)
  await store.append([undone], by)
  t.equal(store.state.participants.get('p1')?.name, 'Tweede bestand')
  await store.append([{ type: 'import.undone', id: 'i2' }], by)
  t.equal(store.state.participants.get('p1')?.name, 'Eerste bestand')
  await store.close()
})

t.test(
  'nothing personal of an import is readable on the disk, and it is forgotten in time',
  async (t) => {
    const dataDir = t.testdir()
    const store = await open(dataDir)
    const at = new Date(today - 31 * dayMs).toISOString()
    await store.append([staged(named(1, 'Leesbaar'), named(1, 'Vroeger')), committed({ at })], by)
    await store.compact()
    await store.close()
    const files = readdirSync(join(dataDir, 'journal')).map((name) =>
      readFileSync(join(dataDir, 'journal', name), 'utf8'),
    )
    t.notOk(files.some((text) => /Leesbaar|Vroeger/.test(text)))

    const again = await open(dataDir)
    t.equal(again.state.imports.done.size, 0, 'after thirty days it is not taken back')
    t.equal(again.state.participants.size, 1)
    await again.close()
  },
)
