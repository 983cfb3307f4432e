import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import t, { type Test } from 'tap'
import { openBank } from '../../hardware/bank.ts'
import type { IncomingPdu } from '../../hardware/modem.ts'
import { openSerialWire } from '../../hardware/serial-wire.ts'
import type { BankCommand } from '../../hardware/sim/bank-commands.ts'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import { PtyCable } from '../../hardware/sim/pty.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { realTimers } from '../../hardware/timers.ts'
import { at, part } from '../support/bank-office.ts'
import { programOf } from '../support/programs.ts'
import { eventually, skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('perl')

async function strung(t: Test, path = join(t.testdir(), 'modem')) {
  const modem = new SimulatedModem({
    id: 'sim',
    dialect: 'quectel-ec2x',
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 0.05,
    reportSeconds: 0.1,
    timers: realTimers,
    now: Date.now,
  })
  const cable = new PtyCable(modem, path)
  t.teardown(() => cable.close())
  await cable.plug()
  return { modem, cable, path }
}

/** A wire of the real serial binding, what it hears, and whether it was hung up on. */
async function opened(t: Test, path: string) {
  const wire = await openSerialWire(path, 115_200)
  t.teardown(() => wire.close())
  const told = { heard: '', isClosed: false }
  wire.onData((bytes) => {
    told.heard += Buffer.from(bytes).toString('latin1')
  })
  wire.onClose(() => {
    told.isClosed = true
  })
  return { wire, told, say: (text: string) => wire.write(Buffer.from(text)) }
}

t.test('the serial binding talks to a modem on a pty, octet for octet', { skip }, async (t) => {
  const { modem, path } = await strung(t)
  const { told, say } = await opened(t, path)
  say('AT+CGSN\r')
  await eventually(() => told.heard.includes('OK'), 5_000)
  t.equal(told.heard, 'AT+CGSN\r\r\n860000000000001\r\n\r\nOK\r\n')

  told.heard = ''
  say('ATE0\rAT+CMGF=1\rAT+CMGS="+31610000001"\r')
  await eventually(() => told.heard.endsWith('\r\n> '), 5_000)
  say('\x00 \x7f\x1a')
  await eventually(() => told.heard.includes('+CMGS: 1'), 5_000)
  t.match(modem.onAir, [{ text: '@ à' }], 'no control character is swallowed on the way')
})

t.test('a modem survives the program that leaves, and takes the next', { skip }, async (t) => {
  const { modem, path } = await strung(t)
  const first = await opened(t, path)
  first.say('ATE0\r')
  await eventually(() => first.told.heard.includes('OK'), 5_000)
  await first.wire.close()
  modem.receive('+31610000009', 'terwijl niemand luistert')

  const second = await opened(t, path)
  second.say('AT+CPMS?\r')
  await eventually(() => second.told.heard.includes('OK'), 5_000)
  t.match(second.told.heard, '+CPMS: "ME",1,40', 'what came meanwhile is stored')
  t.notMatch(second.told.heard, 'AT+CPMS', 'and its settings stayed')
})

t.test(
  'pulling it out hangs up and takes the path away; putting it back starts it',
  { skip },
  async (t) => {
    const { cable, path } = await strung(t)
    const { told, say } = await opened(t, path)
    say('AT\r')
    await eventually(() => told.heard.includes('OK'), 5_000)
    cable.pull()
    await eventually(() => told.isClosed, 5_000)
    t.notOk(existsSync(path))
    await t.rejects(openSerialWire(path, 115_200), {
      code: 'port-unavailable',
      message: /not plugged in, or under another name/,
    })
    await cable.putBack()

    const again = await opened(t, path)
    again.say('AT\r')
    await eventually(() => again.told.heard.includes('OK'), 5_000)
    t.match(again.told.heard, /^AT\r/, 'with its echo on again')
  },
)

t.test('no unplug is missed, amid traffic or right after opening', { skip }, async (t) => {
  const { cable, path } = await strung(t)
  const noticedAfterMs: number[] = []
  for (let i = 0; i < 40; i += 1) {
    await cable.putBack()
    const { wire, told, say } = await opened(t, path)
    wire.onData(() => say('AT\r'))
    say('AT\r')
    if (i % 4 > 0) await new Promise((resolve) => setTimeout(resolve, i % 13))
    cable.pull()
    const pulledAt = performance.now()
    await eventually(() => told.isClosed, 5_000)
    noticedAfterMs.push(performance.now() - pulledAt)
  }

  t.equal(noticedAfterMs.length, 40)
  t.ok(Math.max(...noticedAfterMs) < 1_000, `the last after ${Math.max(...noticedAfterMs)} ms`)
})

const lost: [what: string, change: (link: string, other: string) => void][] = [
  ['vanishes', (link) => rmSync(link)],
  [
    'leads to another port',
    (link, other) => {
      symlinkSync(other, `${link}.new`)
      renameSync(`${link}.new`, link)
    },
  ],
]
for (const [what, change] of lost)
  t.test(`a port whose stable name ${what} is unplugged, though it lives`, { skip }, async (t) => {
    const folder = t.testdir()
    const one = await strung(t, join(folder, 'ttyUSB0'))
    const other = await strung(t, join(folder, 'ttyUSB1'))
    const link = join(folder, 'by-path')
    symlinkSync(one.path, link)
    const { wire, told, say } = await opened(t, link)
    const reasons: unknown[] = []
    wire.onClose((reason) => reasons.push(reason))
    await new Promise((resolve) => setTimeout(resolve, 600))
    t.notOk(told.isClosed, 'as long as nothing changes, it stays')
    change(link, other.path)
    await eventually(() => told.isClosed, 1_000)

    t.match(reasons, [{ code: 'port-closed' }])
    say('AT\r')
    await wire.close()
    t.equal(told.heard, '', 'and nothing is said to it any more')
    const again = await opened(t, one.path)
    again.say('AT\r')
    await eventually(() => again.told.heard.includes('OK'), 5_000)
  })

t.test('a modem that goes away by itself comes back by itself', { skip }, async (t) => {
  const { modem, path } = await strung(t)
  const { say } = await opened(t, path)
  modem.faults.arm({ kind: 'vanish', at: 'prompt', forSeconds: 0.3, count: 1 })
  say('AT+CMGF=0\rAT+CMGS=20\r')
  await eventually(() => !existsSync(path), 5_000)

  await eventually(() => existsSync(path), 5_000)
  t.ok(modem.isRegistered)
})

t.test('where there is no place for a pty, that is said, until there is', { skip }, async (t) => {
  const path = join(t.testdirName, 'nowhere', 'modem')
  const cable = new PtyCable((await strung(t)).modem, path)
  t.teardown(() => cable.close())
  await t.rejects(cable.plug(), { code: 'port-unavailable' })
  mkdirSync(dirname(path))
  await cable.plug()
  t.ok(existsSync(path))
})

t.test('a cable is plugged in with both its ends, or not at all', { skip }, async (t) => {
  const folder = t.testdir({ audio: {} })
  const { modem } = await strung(t, join(folder, 'other'))
  const [path, audio] = [join(folder, 'at'), join(folder, 'audio')]
  const cable = new PtyCable(modem, path, audio)
  t.teardown(() => cable.close())
  await t.rejects(cable.plug(), { code: 'port-unavailable' })
  t.notOk(existsSync(path), 'where the sound is to be there is a folder')
  rmdirSync(audio)
  await cable.plug()
  t.ok(existsSync(path) && existsSync(audio))
})

t.test('one that is pulled out while it is plugged in is missed by nobody', { skip }, async (t) => {
  const path = join(t.testdirName, 'never', 'modem')
  const cable = new PtyCable((await strung(t)).modem, path)
  t.teardown(() => cable.close())
  const plugging = cable.plug()
  cable.pull()
  await plugging
  t.notOk(existsSync(path))
})

/** A bank in its own process, and how to tell it something. */
async function bankProcess(t: Test, count: number) {
  const folder = t.testdir()
  const log = join(folder, 'air.jsonl')
  const links = Array.from({ length: count }, (_, i) => join(folder, `modem${i}`))
  const modems = links.map((link, i) => ({
    id: `m${i}`,
    link,
    dialect: i % 2 === 0 ? 'simcom-7600' : 'huawei-lte',
    imei: `86000000000000${i}`,
    iccid: `893100000000000000${i}`,
    operator: '20408',
    secondsPerPart: 0.05,
    reportSeconds: 0.1,
    off: ['+31610000002'],
  }))
  const config = join(folder, 'bank.json')
  writeFileSync(config, JSON.stringify({ log, modems }))
  const program = programOf('hardware/sim/bank-process.ts')
  const child = spawn(process.execPath, [...program, '--config', config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  t.teardown(() => child.kill())
  const hear = async () => JSON.parse((await lines.next()).value ?? '{}') as Record<string, unknown>
  const tell = (command: BankCommand) => {
    child.stdin.write(`${JSON.stringify(command)}\n`)
    return hear()
  }
  t.strictSame(await hear(), { event: 'ready' })
  const air = () =>
    readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as OnAirPart)
  return { links, tell, ended, air, child }
}

/** A bank of ours on those ports. */
function office(t: Test, links: readonly string[]) {
  const received: IncomingPdu[] = []
  const bank = openBank({
    modems: links.map((port) => ({
      port,
      profile: 'auto',
      limits: { perHour: null, perDay: null },
    })),
    openWire: openSerialWire,
    timers: realTimers,
    ports: {
      now: Date.now,
      receive: async (pdu) => void received.push(pdu),
      remember: () => undefined,
      recall: () => undefined,
      log: () => undefined,
    },
  })
  t.teardown(() => bank.stop())
  return { bank, received, modem: (n: number) => at(bank.modems(), n) }
}

t.test(
  'a bank in its own process sends, reports, receives and fails as it is told',
  { skip },
  async (t) => {
    const { links, tell, air, ended } = await bankProcess(t, 2)
    const { received, modem } = office(t, links)
    await eventually(() => modem(0).isAvailable() && modem(1).isAvailable(), 15_000)

    t.match(await modem(0).submit(part({ text: 'een' })), { kind: 'accepted' })
    t.match(await modem(1).submit(part({ to: '+31610000002', text: 'twee' })), { kind: 'accepted' })
    await eventually(() => received.length === 2, 10_000)
    t.strictSame(received.map(({ report }) => report?.status).sort(), [0x00, 0x46])
    t.match(air(), [
      { modem: 'm0', text: 'een' },
      { modem: 'm1', text: 'twee' },
    ])
    t.match(await tell({ id: 1, do: 'air' }), { id: 1, ok: true, air: air() })

    t.match(
      await tell({ id: 2, do: 'arm', modem: 'm0', fault: { kind: 'refuse', code: 41, count: 1 } }),
      { ok: true },
    )
    t.match(await modem(0).submit(part()), { kind: 'refused' })
    t.match(await tell({ do: 'clear', modem: 'm0' }), { ok: true })
    t.match(
      await tell({ do: 'receive', modem: 'm1', from: '+31610000009', text: 'STOP', count: 3 }),
      { ok: true },
    )
    await eventually(() => received.filter(({ sms }) => sms?.text === 'STOP').length === 3, 10_000)

    t.match(await tell({ do: 'unplug', modem: 'm1' }), { ok: true })
    await eventually(() => modem(1).status().state === 'absent', 5_000)
    t.match(await tell({ do: 'plug', modem: 'm1' }), { ok: true })
    await eventually(() => modem(1).isAvailable(), 10_000)
    t.match(await tell({ do: 'unplug', modem: 'm0', seconds: 0.5 }), { ok: true })
    await eventually(() => !modem(0).isAvailable(), 5_000)
    await eventually(() => modem(0).isAvailable(), 10_000)

    t.match(await tell({ id: 9, do: 'plug', modem: 'nix' }), {
      id: 9,
      ok: false,
      error: /no modem nix/,
    })
    t.match(await tell({ do: 'stop' }), { ok: true })
    t.equal(await ended, 0)
    t.strictSame(
      links.filter((link) => existsSync(link)),
      [],
    )
  },
)

t.test('the bank process ends when nobody holds its input any more', { skip }, async (t) => {
  const { child, ended } = await bankProcess(t, 1)
  child.stdin.end()

  t.equal(await ended, 0)
})
