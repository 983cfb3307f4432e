import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import t, { type Test } from 'tap'
import type { Answer, Power } from '../../src/domain/ups/power.ts'
import type { Ups } from '../../src/domain/ups/ups.ts'
import { askUpsd } from '../../src/ups/ask-upsd.ts'
import { watchUpsd } from '../../src/ups/watch-upsd.ts'
import { until } from '../support/appliance.ts'
import { fakeUpsd, type Variables } from '../support/fake-upsd.ts'
import { eventually } from '../support/tools.ts'

const minute = 60_000

/** What upsc printed of these models, shortened to what is read; and what it means. */
const models: readonly (readonly [model: string, said: Variables, meaning: object])[] = [
  [
    'PowerWalker VI 650 SH on mains',
    { 'ups.status': 'OL CHRG', 'battery.charge': '20', 'battery.runtime': '274' },
    { supply: 'mains', charge: 20, lastsSeconds: 274, isLow: false, isWorn: false },
  ],
  [
    'PowerWalker VI 650 SH on battery',
    { 'ups.status': 'OB DISCHRG', 'battery.charge': '93', 'battery.runtime': '2520' },
    { supply: 'battery', charge: 93, lastsSeconds: 2520, isLow: false },
  ],
  [
    'NUT says low only as it shuts down: under ten minutes is low before that',
    { 'ups.status': 'OB DISCHRG', 'battery.charge': '60', 'battery.runtime': '599.9' },
    { isLow: true },
  ],
  ['a low battery', { 'ups.status': 'OB LB' }, { supply: 'battery', isLow: true }],
  ['a shutdown that was ordered', { 'ups.status': 'FSD OL' }, { isLow: true }],
  [
    'a battery to be replaced',
    { 'ups.status': 'OL RB', 'battery.charge': '100.0' },
    { isWorn: true, charge: 100 },
  ],
  ['the mains passed on', { 'ups.status': 'OL BYPASS' }, { supply: 'unknown', isLow: false }],
  ['one that says nothing', {}, { supply: 'unknown', charge: undefined, lastsSeconds: undefined }],
  [
    'figures that are none',
    { 'ups.status': 'OL', 'battery.charge': '-1', 'battery.runtime': 'NA', 'ups.mfr': 'a "\\ b' },
    { supply: 'mains', charge: undefined, lastsSeconds: undefined },
  ],
]

t.test('what a UPS says of itself is read, whatever it leaves out', async (t) => {
  const upsd = await fakeUpsd(t, { upses: {} })
  for (const [model, said, meaning] of models) {
    upsd.acts({ upses: { desk: said } })
    const answer = await askUpsd(upsd.port)
    t.match(answer, { kind: 'told', upses: [{ name: 'desk', ...meaning }] }, model)
  }
})

t.test('of several the one that goes first counts', async (t) => {
  const mains = { 'ups.status': 'OL', 'battery.charge': '100' }
  const battery = (runtime: string) => ({ 'ups.status': 'OB', 'battery.runtime': runtime })
  const upsd = await fakeUpsd(t, {
    upses: { one: mains, two: battery('3000'), three: battery('1200'), four: mains },
  })
  const { watch } = watching(() => askUpsd(upsd.port))
  await watch.look()
  t.match(watch.power(), { kind: 'ups', ups: { name: 'three', lastsSeconds: 1200 } })
})

t.test('a UPS that nothing is heard of hides none that answers', async (t) => {
  const battery = { 'ups.status': 'OB', 'battery.runtime': '1200' }
  const upses = { dead: 'DRIVER-NOT-CONNECTED', desk: battery, stale: 'DATA-STALE' } as const
  const upsd = await fakeUpsd(t, { upses })
  const { watch, logged } = watching(() => askUpsd(upsd.port))
  await watch.look()
  t.match(watch.power(), { kind: 'ups', ups: { name: 'desk', lastsSeconds: 1200 } })
  await watch.look()
  upsd.acts({ upses: { ...upses, dead: { 'ups.status': 'OL' } } })
  await watch.look()
  upsd.acts({ upses: { ...upses, desk: 'DATA-STALE' } })
  await watch.look()
  t.match(watch.power(), { kind: 'silent', last: { ups: { name: 'desk' } } }, 'none answers')
  upsd.acts({ upses: { dead: battery, desk: battery } })
  await watch.look()
  t.strictSame(logged, [
    'warn ups-silent dead DRIVER-NOT-CONNECTED',
    'warn ups-silent stale DATA-STALE',
    'warn ups-on-battery desk',
    'info ups-heard dead',
    'warn ups-silent DRIVER-NOT-CONNECTED',
    'warn ups-on-battery dead',
  ])
})

/** A watch whose clock and rounds are the test's, with what it logs. */
function watching(ask: () => Promise<Answer>) {
  const logged: string[] = []
  const time = { now: 0, rounds: 0 }
  const watch = watchUpsd({
    ask,
    now: () => time.now,
    after: () => {
      time.rounds += 1
      return () => undefined
    },
    log: (level, event, fields) =>
      logged.push([level, event, fields.ups, fields.reason].filter(Boolean).join(' ')),
  })
  return { watch, logged, time }
}

t.test('whatever is wrong with upsd costs nothing and is told once', async (t) => {
  const fine = { upses: { desk: { 'ups.status': 'OB', 'battery.runtime': '2520' } } }
  const upsd = await fakeUpsd(t, fine)
  const { watch, logged, time } = watching(() => askUpsd(upsd.port))
  await watch.look()
  t.match(watch.power(), { kind: 'ups', since: 0 })
  const faults: Readonly<Record<string, Parameters<typeof upsd.acts>[0]>> = {
    'no-answer': { does: () => undefined },
    garbled: { does: (socket) => socket.write('BEGIN LIST UPS\nwhat?\nEND LIST UPS\n') },
    'garbled ': { does: (socket) => socket.write('x'.repeat(100_000)) },
    'garbled  ': { does: (socket) => socket.write('END LIST UPS\n') },
    'garbled   ': { does: (socket) => socket.write('BEGIN LIST UPS\nUPS a;b "x"\nEND LIST UPS\n') },
    'cut-off': { does: (socket) => socket.end('BEGIN LIST UPS\n') },
    'ERR ': { does: (socket) => socket.write('ERR ACCESS-DENIED\n') },
    'DATA-STALE': { upses: { desk: 'DATA-STALE' } },
    'DRIVER-NOT-CONNECTED': { upses: { desk: 'DRIVER-NOT-CONNECTED' } },
  }
  for (const [reason, conduct] of Object.entries(faults)) {
    upsd.acts(conduct)
    const answer = await askUpsd(upsd.port, reason === 'no-answer' ? 50 : 3000)
    const expected = reason === 'ERR ' ? 'ACCESS-DENIED' : reason.trim()
    t.strictSame(answer, { kind: 'fault', reason: expected }, reason)
    time.now += minute
    if (reason !== 'no-answer') await watch.look()
  }
  t.match(watch.power(), {
    ...{ kind: 'silent', since: 2 * minute, reason: 'garbled' },
    last: { ups: { lastsSeconds: 2520 }, since: 0 },
  })
  upsd.acts(fine)
  await watch.look()
  t.match(watch.power(), { kind: 'ups', since: 0 }, 'the same outage, from when it began')
  await upsd.close()
  t.strictSame(await askUpsd(upsd.port), { kind: 'nobody' })
  await watch.look()
  t.match(watch.power(), { kind: 'silent', reason: 'gone' })
  t.strictSame(logged, [
    'warn ups-on-battery desk',
    'warn ups-silent garbled',
    'warn ups-on-battery desk',
    'warn ups-silent gone',
  ])
  t.equal(upsd.open.size, 0, 'no connection is left open')
})

t.test('a box without a UPS is looked at again, and says nothing', async (t) => {
  let answer: Answer = { kind: 'nobody' }
  const { watch, logged, time } = watching(async () => answer)
  await watch.look()
  t.strictSame(watch.power(), { kind: 'no-ups' } satisfies Power)
  t.strictSame([logged, time.rounds], [[], 1], 'one round after the other')
  answer = { kind: 'told', upses: [], unheard: [] }
  await watch.look()
  t.strictSame(watch.power(), { kind: 'no-ups' }, 'a upsd without a UPS is none')
  watch.stop()
})

const [driver, upsd] = ['/lib/nut/dummy-ups', '/lib/nut/upsd']
const skip =
  process.env.CI === 'true' || [driver, upsd].every(existsSync) ? false : 'no nut-server here'

t.test('it understands NUT itself', { skip }, async (t) => {
  const { port, plug, kill } = await realUpsd(t)
  await eventuallyTold(port, { name: 'desk', supply: 'mains', charge: 97, lastsSeconds: 2520 })
  plug('desk', { 'ups.status': 'OB DISCHRG', 'battery.charge': '40', 'battery.runtime': '480' })
  const low = {
    name: 'desk',
    supply: 'battery',
    charge: 40,
    lastsSeconds: 480,
    isLow: true,
  } as const
  await eventuallyTold(port, low)
  kill('hub')
  await until(async () => {
    const answer = await askUpsd(port)
    return answer.kind === 'told' && answer.unheard.some(({ name }) => name === 'hub')
  })
  await eventuallyTold(port, low)
})

const mains = { 'ups.status': 'OL CHRG', 'battery.charge': '97', 'battery.runtime': '2520' }
const names = ['hub', 'desk'] as const
type Name = (typeof names)[number]

/** NUT's own server with its drivers for tests, of which a UPS is a file. */
async function realUpsd(t: Test) {
  const folder = t.testdir()
  const plug = (name: Name, said: Variables) =>
    writeFileSync(
      join(folder, `${name}.dev`),
      Object.entries(said)
        .map(([key, value]) => `${key}: ${value}\n`)
        .join(''),
    )
  const free = await fakeUpsd(t, { upses: {} })
  await free.close()
  const { port } = free
  const sections = names.map(
    (name) => `[${name}]\ndriver = dummy-ups\nport = ${folder}/${name}.dev\n`,
  )
  writeFileSync(join(folder, 'ups.conf'), sections.join(''))
  writeFileSync(join(folder, 'upsd.conf'), `LISTEN 127.0.0.1 ${port}\n`)
  writeFileSync(join(folder, 'upsd.users'), '', { mode: 0o600 })
  const state = join(folder, 'state')
  mkdirSync(state, { mode: 0o700 })
  const paths = { NUT_CONFPATH: folder, NUT_STATEPATH: state, NUT_ALTPIDPATH: state }
  const run = (program: string, ...args: readonly string[]) => {
    const child = spawn(program, [...args, '-u', process.env.USER ?? 'root', '-D'], {
      env: { ...process.env, ...paths },
      stdio: 'ignore',
    })
    t.teardown(() => child.kill())
    return child
  }
  const drivers = new Map<Name, ReturnType<typeof run>>()
  for (const name of names) {
    plug(name, mains)
    drivers.set(name, run(driver, '-a', name))
    await eventually(() => existsSync(join(state, `dummy-ups-${name}`)), 10_000)
  }
  run(upsd)
  return { port, plug, kill: (name: Name) => void drivers.get(name)?.kill('SIGKILL') }
}

/** Until it says so of one of its UPSes: their drivers read their files every two seconds. */
const eventuallyTold = (port: number, ups: Partial<Ups>): Promise<void> =>
  until(async () => {
    const answer = await askUpsd(port)
    const told = answer.kind === 'told' && answer.upses.find(({ name }) => name === ups.name)
    return told !== false && told !== undefined && isDeepStrictEqual({ ...told, ...ups }, told)
  })
