import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Actor } from '../../src/domain/accounts.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { reachOf } from '../../src/domain/public-test/reach.ts'
import { caller, omroeper, start, until, writeConfig } from '../support/appliance.ts'
import { neighbour } from '../support/engine.ts'
import { openAt } from '../support/opened-store.ts'

const by: Actor = { kind: 'cli', id: 'test' }
const isRoot = process.getuid?.() === 0
const skip = isRoot ? false : 'only root can mount a small disk'

/** A disk of so many MiB that goes away after the test; undefined where nothing can be mounted. */
function smallDisk(t: Test, mebibytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'omroeper-disk-'))
  const { status, stderr } = spawnSync('mount', [
    ...['-t', 'tmpfs', '-o', `size=${mebibytes}m`],
    ...['tmpfs', folder],
  ])
  if (status !== 0) throw new Error(`mount: ${stderr}`)
  t.teardown(() => {
    spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Leaves so many octets, rounded to what the disk counts in. */
function fillUp(folder: string, leave: number, name = 'filler'): string {
  const { bavail, bsize } = statfsSync(folder)
  const path = join(folder, name)
  try {
    writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - leave), 1))
  } catch (error) {
    // Somebody else wrote meanwhile: it is full.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
  return path
}

const open = (dataDir: string, logged: string[]) =>
  openAt(dataDir, { log: (_level, event) => void logged.push(event) })

/** A wrong code comes with the text that it stands in; the others let go of something, or end it. */
const stillWritten: readonly Fact[] = [
  { type: 'code.mistaken', of: 'membership', who: 'r1' },
  { type: 'participants.settled', from: 'p7' },
  {
    type: 'tip.logged',
    tip: { id: 't1', action: 'a1', n: 1, at: 1, by: 'd', words: 'x', place: '' },
  },
  { type: 'tip.asked', action: 'a1', id: 't1' },
  { type: 'tips.forgotten', action: 'a1' },
  {
    type: 'previews.looked',
    hour: '2026-11-24T12',
    looked: [{ near: '52.60,5.30', band: 'few', times: 1 }],
  },
  { type: 'previews.number-asked', at: '2026-11-24T12:00:00Z' },
  { type: 'own-phone.dropped', id: 'o1' },
  { type: 'asking.paused', isPaused: true },
  { type: 'asking.declined', phones: ['p1:0'] },
  { type: 'press.ended', id: 'a1', end: 'taken-back' },
  { type: 'public-test.measured', action: 'a1', reach: reachOf([]) },
]

t.test('on a full disk nothing acknowledged is lost, whatever fits half', { skip }, async (t) => {
  for (const leave of [0, 4096, 12_288]) {
    const folder = smallDisk(t, 48)
    const logged: string[] = []
    const store = await open(join(folder, 'data'), logged)
    await store.append(
      [{ type: 'participant.saved', participant: neighbour(1), source: 'test' }],
      by,
    )
    await sleep(200)
    const filler = fillUp(folder, leave)
    // Running work goes on in the reserve, in lines that end in the middle of a block.
    const acknowledged: string[] = []
    for (let n = 0; n < 60; n++) {
      const key = `k${n}`
      await store.append([{ type: 'modem.remembered', key, value: 'x'.repeat(137 * n + 1) }], by)
      acknowledged.push(key)
    }
    t.ok(logged.includes('disk-full'), 'it says so')
    t.ok(store.disk().isLow)
    const person: Fact = { type: 'participant.saved', participant: neighbour(2), source: 'test' }
    await t.rejects(store.append([person], by), /disk-full/, 'new work is refused')
    const leftAt = new Date().toISOString()
    const goodbye: Fact = {
      type: 'participant.saved',
      participant: neighbour(1, { leftAt }),
      source: 'participant',
    }
    const told: Fact = { type: 'notice.ended', id: 'n1', end: 'expired' }
    await store.append([goodbye, told], by)
    t.equal(store.state.participants.get('p1')?.leftAt, leftAt, 'STOP is heard')
    for (const fact of stillWritten) await t.resolves(store.append([fact], by), fact.type)
    fillUp(folder, 0, 'filler2')
    await t.rejects(store.compact(), /ENOSPC/, 'a snapshot does not fit')
    const half = readdirSync(join(folder, 'data', 'journal')).filter((name) => /tmp$/.test(name))
    t.strictSame(half, [], 'and leaves nothing behind')
    t.equal(store.state.participants.size, 1, 'and changes nothing')
    await store.close()

    rmSync(filler)
    const again = await open(join(folder, 'data'), logged)
    t.strictSame([...again.state.memories.keys()], acknowledged, `${leave} octets were left`)
    await again.append([person], by)
    t.equal(again.state.participants.size, 2, 'room again: new work again')
    await again.close()
  }
})

t.test('a snapshot on a full disk lets no new work in', { skip }, async (t) => {
  const folder = smallDisk(t, 48)
  const store = await open(join(folder, 'data'), [])
  const filler = fillUp(folder, 0)
  await store.append([{ type: 'modem.remembered', key: 'k', value: 'x'.repeat(99_999) }], by)
  t.ok(store.disk().isLow)
  await store.compact()
  const person: Fact = { type: 'participant.saved', participant: neighbour(1), source: 'test' }
  await t.rejects(store.append([person], by), /disk-full/, 'what the reserve gave is not for it')
  rmSync(filler)
  await store.compact()
  await store.append([person], by)
  await store.close()
})

t.test('without room for a reserve it says so, until there is', { skip }, async (t) => {
  const folder = smallDisk(t, 48)
  const filler = fillUp(folder, 24 << 20)
  const logged: string[] = []
  const dataDir = join(folder, 'data')
  const store = await open(dataDir, logged)
  t.strictSame([store.disk().hasReserve, logged], [false, ['no-reserve']])
  const config = writeConfig(folder)
  const without = await omroeper('check', '--config', config)
  t.match(without.err, /hardly any room on the disk/)
  rmSync(filler)
  await store.compact()
  t.equal(store.disk().hasReserve, true)
  await store.close()
  t.strictSame(await omroeper('check', '--config', config), { code: 0, out: 'ok\n', err: '' })
})

t.test('a disk that fills up during an action stops nobody', { skip }, async (t) => {
  const folder = smallDisk(t, 64)
  const config = writeConfig(folder, { modems: { simulated: 2, secondsPerPart: 0.1 } })
  const running = await start(['--config', config])
  t.teardown(() => running.kill('SIGKILL'))
  const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
  const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
  const call = caller(() => running.url, out.trim())
  const people = Array.from({ length: 60 }, (_, n) => ({
    phones: [{ number: madeUpMobile(n) }],
    addresses: [{ postcode: '9999ZZ', houseNumber: n + 1, location: [5.23, 52.56] }],
  }))
  await call('POST', '/api/v1/participants', people)
  const draft = {
    status: 'actual',
    kind: 'missing-child',
    text: { sms: 'let op jongen, rode jas. Bel 0800-0011.' },
    area: { centre: [5.23, 52.56], radiusMetres: 1000 },
    override: 'nobody else is there',
  }
  const { body } = await call('POST', '/api/v1/actions', draft)
  const filler = fillUp(folder, 0)
  const path = `/api/v1/actions/${body.id}`
  const counts = async (n: number) => (await call('GET', path)).body.phases[n].counts
  await until(async () => {
    const { accepted, delivered } = await counts(0)
    return accepted + delivered === 60
  }, 30_000)
  const refused = await call('POST', '/api/v1/actions', draft)
  t.match(refused, { status: 503, body: { type: /disk-full/ } })
  t.ok(
    running.log.some((line) => line.includes('disk-full')),
    'the log says so',
  )
  const closing = { outcome: 'neutral', text: { sms: 'afgerond. Dank u.' } }
  t.equal((await call('POST', `${path}/close`, closing)).status, 200, 'the result still goes out')
  await until(async () => (await call('GET', path)).body.state === 'closed', 30_000)

  rmSync(filler)
  await running.kill('SIGKILL')
  const again = await start(['--config', config])
  t.teardown(() => again.kill('SIGKILL'))
  const recall = caller(() => again.url, out.trim())
  const kept = (await recall('GET', path)).body
  t.equal(kept.state, 'closed')
  t.equal(kept.phases[0].counts.accepted + kept.phases[0].counts.delivered, 60)
  t.equal((await recall('POST', '/api/v1/actions', draft)).status, 201, 'room again')
  t.equal(await again.kill('SIGTERM'), 0)
})
