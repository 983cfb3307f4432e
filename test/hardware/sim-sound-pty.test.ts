import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import t, { type Test } from 'tap'
import { openSerialWire } from '../../hardware/serial-wire.ts'
import type { BankCommand } from '../../hardware/sim/bank-commands.ts'
import type { Callee } from '../../hardware/sim/callee.ts'
import { PtyCable } from '../../hardware/sim/pty.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { octetsOf } from '../../hardware/sim/sound-line.ts'
import { realTimers } from '../../hardware/timers.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { strength, tone, wavOf } from '../support/calling.ts'
import { programOf } from '../support/programs.ts'
import { eventually, skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('perl')
const anna = madeUpMobile(1)
const atOnce: Callee = { kind: 'answers', afterSeconds: 0.1 }

/** A wire of the real serial binding: what it heard, and commands that wait for their OK. */
async function opened(t: Test, path: string) {
  const wire = await openSerialWire(path, 115_200)
  t.teardown(() => wire.close())
  const chunks: Buffer[] = []
  wire.onData((bytes) => chunks.push(Buffer.from(bytes)))
  const text = () => Buffer.concat(chunks).toString('latin1')
  const hear = (words: string) => eventually(() => text().includes(words), 5_000)
  const ask = async (line: string, words = 'OK\r\n') => {
    chunks.length = 0
    wire.write(Buffer.from(`${line}\r`))
    await hear(words)
  }
  return { wire, ask, hear, heard: () => Buffer.concat(chunks) }
}

/** A Quectel on two ptys, in a call with its sound on. */
async function inCall(t: Test) {
  const folder = t.testdir()
  const modem = new SimulatedModem({
    id: 'sim',
    dialect: 'quectel-ec2x',
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 0.05,
    callSetUpSeconds: 0.05,
    callee: () => atOnce,
    timers: realTimers,
    now: Date.now,
  })
  const cable = new PtyCable(modem, join(folder, 'at'), join(folder, 'audio'))
  t.teardown(() => cable.close())
  await cable.plug()
  const at = await opened(t, join(folder, 'at'))
  await at.ask('ATE0')
  await at.ask('AT+QPCMV=1,0')
  await at.ask(`ATD${anna};`)
  await eventually(() => modem.calls[0]?.answeredAt !== undefined, 2_000)
  const audio = await opened(t, join(folder, 'audio'))
  return { folder, modem, at, audio }
}

/** Where in `heard` the whole of `sound` is, sample for sample; -1 when it is not. */
const placeOf = (heard: Int16Array, sound: Int16Array): number =>
  Buffer.from(octetsOf(heard)).indexOf(octetsOf(sound)) / 2

t.test('sound goes both ways over a second pty, sample for sample', { skip }, async (t) => {
  const { modem, at, audio } = await inCall(t)
  const sound = tone(0.5, 8_000, 440)
  audio.wire.write(octetsOf(sound))
  await eventually(() => (modem.calls[0]?.heard.length ?? 0) > 10_000, 5_000)

  t.ok(placeOf(modem.calls[0]?.heard ?? tone(0), sound) > 0)
  t.ok(audio.heard().length > 8_000, 'and frames come back')
  await at.ask('AT+CHUP')
  await new Promise((resolve) => setTimeout(resolve, 400))
  const soFar = audio.heard().length
  await new Promise((resolve) => setTimeout(resolve, 200))
  t.equal(audio.heard().length, soFar, 'until the call is over')
})

t.test('the host is kept waiting by a port that takes nothing', { skip }, async (t) => {
  const { modem, audio } = await inCall(t)
  modem.faults.arm({ kind: 'wedged-sound' })
  const frame = octetsOf(tone(0.02))
  let written = 0
  for (; audio.wire.pending() < 3_200 && written < 400; written += 1) {
    audio.wire.write(frame)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  t.ok(written < 200, `noticed after ${written} frames`)

  modem.faults.clear()
  await eventually(() => audio.wire.pending() === 0, 10_000)
})

t.test('what nobody reads is not kept for the next call', { skip }, async (t) => {
  const { folder, modem, at, audio } = await inCall(t)
  await audio.wire.close()
  modem.voice.phone.call?.sounds('beep', { forMs: 1_500 })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await at.ask('AT+CHUP')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await at.ask(`ATD${anna};`)
  const again = await opened(t, join(folder, 'audio'))
  await eventually(() => again.heard().length > 800, 5_000)

  const octets = again.heard()
  const samples = Int16Array.from({ length: octets.length >> 1 }, (_, i) =>
    octets.readInt16LE(i * 2),
  )
  t.ok(strength(samples, 1_000) < 100, 'it hears, and not the beep of the call before')
})

/** The bank in a process of its own. */
async function bank(t: Test, callees: Record<string, Callee>) {
  const folder = t.testdir()
  const [link, audioLink, callLog] = ['at', 'audio', 'calls'].map((name) => join(folder, name))
  const modem = {
    id: 'm0',
    link,
    audioLink,
    dialect: 'quectel-ec2x',
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 0.05,
    callSetUpSeconds: 0.05,
    callees,
  }
  writeFileSync(join(folder, 'bank.json'), JSON.stringify({ modems: [modem], callLog }))
  const program = programOf('hardware/sim/bank-process.ts')
  const child = spawn(process.execPath, [...program, '--config', join(folder, 'bank.json')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill())
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value ?? '{}') as Record<string, unknown>
  await next()
  const tell = (command: BankCommand) => {
    child.stdin.write(`${JSON.stringify(command)}\n`)
    return next()
  }
  return { folder, link: `${link}`, callLog: `${callLog}`, tell }
}

t.test('a bank in its own process tells what was heard of its calls', { skip }, async (t) => {
  const { folder, link, callLog, tell } = await bank(t, { [anna]: atOnce, '*': { kind: 'busy' } })
  const sound = tone(0.3)
  const file = wavOf(sound)
  const at = await opened(t, link)
  await at.ask('ATE0')
  await at.ask(`AT+QFUPL="m.wav",${file.length}`, 'CONNECT')
  at.wire.write(file)
  await at.hear('OK\r\n')
  await at.ask(`ATD${anna};`)
  await new Promise((resolve) => setTimeout(resolve, 400))
  await at.ask('AT+QPSND=1,"m.wav",0,1,1', '+QPSND: 0')
  await at.ask('AT+CHUP')
  await at.ask(`ATD${madeUpMobile(2)};`, 'BUSY')

  const said = (await tell({ do: 'calls', folder })) as { calls: { file: string }[] }
  t.match(said.calls, [
    { modem: 'm0', to: anna, endedBy: 'us', file: join(folder, 'm0-1.s16') },
    { to: madeUpMobile(2), cause: 17, heardSeconds: 0 },
  ])
  const heard = readFileSync(`${said.calls[0]?.file}`)
  t.ok(heard.indexOf(octetsOf(sound)) > 0)

  const logged = readFileSync(callLog, 'utf8').trim().split('\n')
  t.equal(logged.length, 2)
  const { envelope } = JSON.parse(`${logged[0]}`) as { envelope: number[] }
  t.ok(envelope.filter((loud) => loud > 5_000).length >= 5, 'with its loudness over time')
  t.equal(envelope[0], 0)

  t.match(await tell({ do: 'ring', modem: 'm0', from: anna }), { ok: true })
  await at.hear('RING')
})
