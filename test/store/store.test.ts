import { spawn } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { neighbour } from '../support/engine.ts'
import { openAt, saved } from '../support/opened-store.ts'
import { programOf } from '../support/programs.ts'

const by: Actor = { kind: 'cli', id: 'test' }

const received = (id: string, day: string): Fact => {
  const receivedAt = Date.parse(`${day}T23:59:59Z`)
  const incoming = { id, modem: 'm1', iccid: '89', pdu: id, receivedAt, fingerprint: id }
  return { type: 'incoming.received', incoming }
}

const filesIn = (dataDir: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const journalOf = (dataDir: string): string =>
  filesIn(dataDir)
    .filter((file) => /journal-\d+\.ndjson$/.test(file))
    .sort()
    .at(-1) ?? ''

t.test('what was appended is there after a restart, also after a snapshot', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([saved(1), saved(2)], by)
  const compacting = store.compact()
  await store.append([saved(3)], by)
  await compacting
  await store.append([saved(4), { type: 'participant.erased', id: 'p1' }], by)
  await store.close()

  const again = await openAt(dataDir)
  t.strictSame([...again.state.participants.keys()].sort(), ['p2', 'p3', 'p4'])
  t.strictSame(again.state.participants.get('p3'), neighbour(3, { name: 'Naam 3' }))
  await again.close()
})

t.test('what is written at once becomes durable together, and what comes meanwhile', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  const lines = () => readFileSync(journalOf(dataDir), 'utf8').trim().split('\n').length
  const [first, second] = [store.append([saved(1)], by), store.append([saved(2)], by)]
  for (let step = 0; step < 10; step += 1) await Promise.resolve()
  const [third, fourth] = [store.append([saved(3)], by), store.append([saved(4)], by)]
  await first
  t.equal(lines(), 2, 'an answer and what follows from it wait for the disk once')
  await third
  t.equal(lines(), 4, 'and so does all that came while that was written')
  await Promise.all([second, fourth])
  await store.close()
})

t.test('a line longer than what is read at once is read as a whole', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([saved(0)], by)
  await store.append(
    Array.from({ length: 8_000 }, (_, n) => saved(n + 1)),
    by,
  )
  await store.append([saved(8_001)], by)
  await store.close()
  t.ok(statSync(journalOf(dataDir)).size > 3 << 20)

  const again = await openAt(dataDir)
  t.equal(again.state.participants.size, 8_002)
  t.strictSame(again.state.participants.get('p8001'), neighbour(8_001, { name: 'Naam 8001' }))
  await again.close()
})

t.test('the reserve is written once, and again when it is not whole', async (t) => {
  const dataDir = t.testdir()
  const reserve = join(dataDir, 'journal', 'reserve')
  await (await openAt(dataDir)).close()
  const { mtimeMs, size } = statSync(reserve)
  t.equal(size, 8 << 20)
  await (await openAt(dataDir)).close()
  t.equal(statSync(reserve).mtimeMs, mtimeMs, 'eight megabytes every half minute wear a disk out')
  truncateSync(reserve, 1)
  await (await openAt(dataDir)).close()
  t.equal(statSync(reserve).size, size)
})

t.test(
  'no number and no name can be read on the disk, and erasing reaches old copies',
  async (t) => {
    const dataDir = t.testdir()
    const store = await openAt(dataDir)
    await store.append([saved(1)], by)
    const backup = readFileSync(journalOf(dataDir))
    await store.append([{ type: 'participant.erased', id: 'p1' }], by)
    await store.close()

    for (const file of filesIn(dataDir).filter((name) => !name.endsWith('reserve'))) {
      const text = readFileSync(file, 'latin1')
      t.notMatch(text, madeUpMobile(1).slice(3), file)
      t.notMatch(text, 'Naam 1', file)
    }
    writeFileSync(journalOf(dataDir), backup)
    const again = await openAt(dataDir)
    t.equal(again.state.participants.size, 0)
    await again.close()
  },
)

t.test('a day of received texts is forgotten with its key, also in old copies', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([received('old', '2026-11-01'), received('new', '2026-11-02')], by)
  await store.compact()
  await store.append([received('late', '2026-11-01')], by)
  const backup = readFileSync(journalOf(dataDir))
  await store.append([{ type: 'incoming.expired', day: '2026-11-01' }], by)
  t.strictSame([...store.state.incoming.keys()], ['new'])
  await store.close()

  writeFileSync(journalOf(dataDir), backup)
  const again = await openAt(dataDir)
  t.strictSame([...again.state.incoming.keys()], ['new'], 'its key is gone, also from a copy')
  await again.append([received('another', '2026-11-01')], by)
  await again.close()
  const third = await openAt(dataDir)
  t.strictSame([...third.state.incoming.keys()], ['new', 'another'])
  await third.close()
})

t.test(
  'a journal torn at any octet of its last line loses that line and nothing else',
  async (t) => {
    const dataDir = t.testdir()
    const store = await openAt(dataDir)
    await store.append([saved(1)], by)
    const whole = statSync(journalOf(dataDir)).size
    await store.append([saved(2)], by)
    await store.close()
    const path = journalOf(dataDir)
    const full = readFileSync(path)
    for (let size = whole; size < full.length; size += 7) {
      writeFileSync(path, full)
      truncateSync(path, size)
      const again = await openAt(dataDir)
      t.strictSame([...again.state.participants.keys()], ['p1'])
      await again.append([saved(3)], by)
      await again.close()
      const third = await openAt(dataDir)
      t.equal(third.state.participants.size, 2)
      await third.close()
    }
  },
)

t.test('the key of a line that was torn is destroyed, and no other', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([received('today', '2026-11-01'), saved(1)], by)
  await store.append([saved(2), received('torn', '2026-11-01')], by)
  await store.close()
  truncateSync(journalOf(dataDir), statSync(journalOf(dataDir)).size - 2)
  await (await openAt(dataDir)).close()
  const keys = readFileSync(join(dataDir, 'keys', 'people.keys'))
  const isKept = [0, 1, 2].map((slot) => keys.subarray(slot * 32, slot * 32 + 32).some(Boolean))
  t.strictSame(isKept, [true, true, false], 'the day and the first person keep theirs')
  const again = await openAt(dataDir)
  t.strictSame(
    [...again.state.incoming.keys(), ...again.state.participants.keys()],
    ['today', 'p1'],
  )
  await again.close()
})

t.test('damage in the middle and newer versions are refused, with file and line', async (t) => {
  const dataDir = t.testdir()
  const store = await openAt(dataDir)
  await store.append([saved(1)], by)
  await store.append([saved(2)], by)
  await store.close()
  const path = journalOf(dataDir)
  const good = readFileSync(path)
  const bad = Buffer.from(good)
  bad[40] = (bad[40] ?? 0) ^ 1
  writeFileSync(path, bad)
  await t.rejects(openAt(dataDir), /journal-\d+\.ndjson, line 1: damaged/)
  writeFileSync(path, good)
  const { encodeLine, lineVersion } = await import('../../src/store/lines.ts')
  appendFileSync(
    path,
    encodeLine({ v: lineVersion + 1, at: new Date().toISOString(), by, facts: [] }),
  )
  await t.rejects(openAt(dataDir), /newer version/)
})

t.test('a journal of every released version opens', async (t) => {
  const journals = fileURLToPath(new URL('journals', import.meta.url))
  for (const version of readdirSync(journals)) {
    const dataDir = t.testdir()
    cpSync(join(journals, version), dataDir, { recursive: true })
    const store = await openAt(dataDir)
    t.equal(store.state.participants.size, 3, version)
    t.equal([...store.state.actions.byId.values()][0]?.state, 'running')
    await store.close()
  }
})

t.test('deliveries in a snapshot of the first version are all there', async (t) => {
  const dataDir = t.testdir()
  cpSync(new URL('journals/v1-snapshot', import.meta.url), dataDir, { recursive: true })
  const before = await openAt(dataDir)
  const phases = [...before.state.actions.phases.values()]
  const counts = phases.map(({ counts }) => counts)
  t.match(counts[1], { queued: 1, delivered: 2, failed: 1, dropped: 1 })
  t.match(counts[2], { queued: 2 })
  t.strictSame(phases[1]?.deliveries[1], {
    ...{ recipient: ['p3:0'], of: 1, state: 'delivered', tries: 1, isSecond: false },
    switchedTo: 'voice',
    attempts: [
      {
        ...{ channel: 'sms', modem: 'm1', iccid: '8931m1', part: 0, text: 0, reference: 8 },
        ...{ at: 1795888797413, outcome: 'refused', code: 'CMS 500' },
      },
      {
        ...{ channel: 'voice', modem: 'm2', iccid: '8931m2', part: 0, text: 0, reference: -1 },
        ...{ at: 1795888797416, outcome: 'accepted', heard: 'confirmed', keys: '21', code: '' },
        arrivedAfter: 0,
      },
    ],
    answered: { answer: 'coming', at: 1795888797420, etaSeconds: 90.5 },
    fetches: true,
  })
  await before.compact()
  await before.close()
  const after = await openAt(dataDir)
  t.strictSame(after.state.actions, before.state.actions, 'and in one of this version')
  await after.close()
})

t.test('nothing acknowledged is lost to SIGKILL', async (t) => {
  const dataDir = t.testdir()
  const program = programOf('test/support/store-writer.ts')
  let acknowledged = 0
  for (let kill = 0; kill < 6; kill++) {
    const child = spawn(process.execPath, [...program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.on('data', (chunk: Buffer) => {
      acknowledged = Math.max(acknowledged, ...chunk.toString().trim().split('\n').map(Number))
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, 60 + 40 * kill))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    const store = await openAt(dataDir)
    t.ok(
      store.state.participants.size >= acknowledged,
      `${store.state.participants.size} of ${acknowledged}`,
    )
    await store.close()
  }
  t.ok(acknowledged > 0)
})
