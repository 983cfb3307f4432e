import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, type Running, start, until, writeConfig } from '../support/appliance.ts'

const bankProcess = fileURLToPath(new URL('../../hardware/sim/bank-process.ts', import.meta.url))
const hasSocat = spawnSync('socat', ['-V']).status === 0
const skip = hasSocat ? false : 'there is no socat'

interface OnAir {
  readonly at: number
  readonly to: string
  readonly text: string
}

/** Modems on ptys in a process of their own: they live on when the appliance is killed. */
async function modems(
  folder: string,
  count: number,
): Promise<{ bank: ChildProcess; ports: string[]; onAir: () => OnAir[] }> {
  const log = join(folder, 'on-air.ndjson')
  const ports = Array.from({ length: count }, (_, i) => join(folder, `modem${i}`))
  const config = join(folder, 'bank.json')
  const all = ports.map((link, i) => ({
    id: `m${i}`,
    link,
    imei: `86000000000000${i}`,
    iccid: `893100000000000000${i}`,
    operator: '20408',
    secondsPerPart: 0.15,
    reportSeconds: 0.3,
  }))
  writeFileSync(config, JSON.stringify({ modems: all, log }))
  const bank = spawn(process.execPath, ['--import', 'tsx', bankProcess, '--config', config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => bank.stdout.once('data', resolve))
  const lines = (): string[] =>
    existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []
  return { bank, ports, onAir: () => lines().map((line) => JSON.parse(line) as OnAir) }
}

t.test(
  'kills while modems live on: nothing lost, nobody without an end, hardly a duplicate',
  { skip, timeout: 200_000 },
  async (t) => {
    const kills = Number(process.env.OMROEPER_KILLS ?? 12)
    const people = 30 + kills * 6
    const folder = t.testdir()
    const { bank, ports, onAir } = await modems(folder, 2)
    const limits = { perHour: null, perDay: null }
    const config = writeConfig(folder, {
      modems: ports.map((port) => ({ port, profile: 'auto', limits })),
    })
    let running: Running = await start(['--config', config])
    t.teardown(async () => {
      await running.kill('SIGKILL')
      bank.stdin?.end()
    })
    const scopes = ['--scope', 'actions', '--scope', 'participants']
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const call = caller(() => running.url, out.trim())
    const participants = Array.from({ length: people }, (_, n) => ({
      phones: [{ number: madeUpMobile(n) }],
      addresses: [{ postcode: '9999ZZ', houseNumber: n + 1, location: [5.23, 52.56 + n * 0.0001] }],
    }))
    t.equal((await call('POST', '/api/v1/participants', participants)).status, 201)
    const { body } = await call('POST', '/api/v1/actions', {
      status: 'actual',
      kind: 'missing-child',
      text: { sms: 'let op jongen, rode jas. Bel 0800-0011.' },
      area: { centre: [5.23, 52.56], radiusMetres: 20_000 },
    })
    const path = `/api/v1/actions/${body.id}`
    const resumedIn: number[] = []
    for (let kill = 0; kill < kills; kill++) {
      const sent = onAir().length
      await until(async () => onAir().length > sent + 1, 30_000)
      await running.kill('SIGKILL')
      const before = onAir().length
      running = await start(['--config', config])
      const began = Date.now()
      await until(async () => onAir().length > before, 30_000)
      resumedIn.push(Date.now() - began)
    }
    const counts = async (n: number) => (await call('GET', path)).body.phases[n]?.counts
    await until(async () => {
      const { queued, sending, inDoubt } = await counts(0)
      return queued + sending + inDoubt === 0
    }, 150_000)
    const alerts = onAir()
    const perNumber = new Map<string, number>()
    for (const { to } of alerts) perNumber.set(to, (perNumber.get(to) ?? 0) + 1)
    const duplicates = alerts.length - perNumber.size
    t.comment(
      `${kills} kills, ${people} people: ${people - perNumber.size} lost, ${duplicates} duplicates; from start of the process to the air ${Math.max(...resumedIn)} ms at most`,
    )

    t.equal(perNumber.size, people, 'nobody was lost')
    t.ok(duplicates <= Math.ceil(kills / 10), `${duplicates} duplicates`)
    const closedAt = Date.now()
    await call('POST', `${path}/close`, { outcome: 'neutral', text: { sms: 'afgerond. Dank u.' } })
    await until(async () => (await call('GET', path)).body.state === 'closed', 60_000)
    const late = onAir().filter(({ at, text }) => at > closedAt && text.includes('let op jongen'))
    t.strictSame(late, [], 'no alert after the close')
    t.equal((await counts(1)).selected, people)
  },
)
