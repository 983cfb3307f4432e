import t from 'tap'
import type { Fault } from '../../hardware/sim/faults.ts'
import { Terminal } from '../support/terminal.ts'

t.test('a power cut loses the answer that was owed', async (t) => {
  const terminal = await new Terminal().ready()
  await terminal.send('Let op', 1_000)
  terminal.modem.cutPower()
  terminal.modem.boot()

  t.strictSame(await terminal.listen(60_000), [])
  t.equal(terminal.modem.onAir.length, 1, 'though the part got through')
})

/** A fault, what a message then gets within 2.5 s, how many are on the air, and after how long all is well. */
const faults: [fault: Fault, lines: readonly string[], onAir: number, wellAfterMs: number][] = [
  [{ kind: 'refuse', code: 38, count: 1 }, ['> ', '+CMS ERROR: 38'], 0, 0],
  [{ kind: 'refuse', code: 42, seconds: 60 }, ['> ', '+CMS ERROR: 42'], 0, 60_000],
  [{ kind: 'refuse', count: 1 }, ['> ', 'ERROR'], 0, 0],
  [{ kind: 'no-prompt', count: 1 }, [], 0, 0],
  [{ kind: 'mute', isSent: true, count: 1 }, ['> '], 1, 0],
  [{ kind: 'mute', isSent: false, count: 1 }, ['> '], 0, 0],
  [{ kind: 'silent', seconds: 30 }, [], 0, 30_000],
  [{ kind: 'no-network', seconds: 30 }, ['> ', '+CMS ERROR: 331'], 0, 30_000],
]
for (const [fault, lines, onAir, wellAfterMs] of faults)
  t.test(`${JSON.stringify(fault)}: ${lines.join(' ')}`, async (t) => {
    const terminal = await new Terminal().ready('2,1,0,0,0')
    terminal.modem.faults.arm(fault)

    t.strictSame(await terminal.send('Let op', 2_500), lines)
    t.equal(terminal.modem.onAir.length, onAir)
    await terminal.time.pass(wellAfterMs)
    await terminal.type('\x1b')
    t.match(await terminal.send('Weer goed', 2_500), ['> ', /^\+CMGS: \d+$/, 'OK'], 'well again')
  })

t.test('what nobody asked comes in the middle of an answer', async (t) => {
  const terminal = await new Terminal({ dialect: 'quectel-ec2x' }).ready('2,1,0,0,0')
  const thrownIn = ['RING', ...terminal.modem.dialect.noise]
  terminal.modem.faults.arm({ kind: 'noise', seconds: 30 })

  t.strictSame(await terminal.ask('AT+CSQ'), ['+CSQ: 21,99', ...thrownIn, 'OK'])
  t.strictSame(await terminal.send(), ['> ', '+CMGS: 1', ...thrownIn, 'OK'])
  terminal.modem.receive('+31610000009', 'een')
  await terminal.listen()
  t.match(await terminal.ask('AT+CMGR=0'), [/^\+CMGR: /, ...thrownIn, /^07/, 'OK'], 'before a PDU')
  await terminal.time.pass(30_000)
  t.strictSame(await terminal.ask('AT+CSQ'), ['+CSQ: 21,99', 'OK'])
})

t.test('a late answer comes when it comes', async (t) => {
  const terminal = await new Terminal().ready('2,1,0,0,0')
  terminal.modem.faults.arm({ kind: 'late', afterSeconds: 65, count: 1 })

  t.strictSame(await terminal.send('Let op', 66_900), ['> '])
  t.strictSame(await terminal.listen(100), ['+CMGS: 1', 'OK'])
})

t.test('registration lost and found is told to those who asked', async (t) => {
  const terminal = await new Terminal().ready()
  await terminal.ask('AT+CREG=1', 'AT+CEREG=2')
  terminal.modem.faults.arm({ kind: 'no-network', seconds: 10 })

  t.strictSame(await terminal.listen(), ['+CREG: 2', '+CEREG: 2'])
  t.strictSame(await terminal.ask('AT+COPS?'), ['+COPS: 0', 'OK'])
  t.strictSame(await terminal.listen(10_000), ['+CREG: 1', '+CEREG: 1,"00C3","0163A10B",7'])
})

t.test('a full store refuses and tells nothing until something is deleted', async (t) => {
  const terminal = await new Terminal().ready()
  terminal.modem.receive('+31610000009', 'een')
  await terminal.listen()
  terminal.modem.faults.arm({ kind: 'store-full' })
  terminal.modem.receive('+31610000009', 'twee')
  t.strictSame(await terminal.listen(60_000), [])
  t.strictSame(await terminal.send(), ['> ', '+CMS ERROR: 322'])
  await terminal.ask('AT+CMGD=0')

  t.strictSame(await terminal.listen(5_000), ['+CMTI: "ME",0'])
  t.match(await terminal.send(), ['> ', '+CMGS: 1', 'OK'])
})

t.test('answers in pieces, of one byte or of some', async (t) => {
  for (const mostBytes of [1, 5]) {
    const terminal = await new Terminal().ready()
    terminal.modem.faults.arm({ kind: 'split', seconds: 10, mostBytes })
    terminal.chunks.length = 0
    t.strictSame(await terminal.ask('AT+CSQ'), ['+CSQ: 21,99', 'OK'])

    t.equal(Math.max(...terminal.chunks), mostBytes)
    t.ok(terminal.chunks.length > 3)
  }
})

t.test('garbage comes before an answer, not instead of it', async (t) => {
  const terminal = await new Terminal().ready()
  terminal.modem.faults.arm({ kind: 'garbage', count: 1 })

  t.strictSame(await terminal.ask('AT'), ['\xff\x00~', 'OK'])
  t.strictSame(await terminal.ask('AT'), ['OK'])
})

const vanishings: [at: 'prompt' | 'sending' | 'sent', lines: string[], onAir: number][] = [
  ['prompt', [], 0],
  ['sending', ['> '], 0],
  ['sent', ['> '], 1],
]
for (const [at, lines, onAir] of vanishings)
  t.test(`the cable comes out: ${at}`, async (t) => {
    const terminal = await new Terminal().ready()
    terminal.modem.faults.arm({ kind: 'vanish', at, forSeconds: 5, count: 1 })

    t.strictSame(await terminal.send('Let op', 60_000), lines)
    t.strictSame(terminal.vanished, [5])
    t.equal(terminal.modem.onAir.length, onAir)
    t.strictSame(await terminal.ask('AT'), [], 'nobody there')
  })

for (const code of [38, 21, 500])
  t.test(`a SIM that is blocked with ${code} after 3 messages stays so`, async (t) => {
    const terminal = await new Terminal({ statusReports: 'none' }).ready('2,1,0,0,0')
    terminal.modem.faults.arm({ kind: 'refuse', code, afterParts: 3 })
    const ends = []
    for (let i = 0; i < 6; i += 1) ends.push((await terminal.send()).at(-1))

    t.strictSame(ends, ['OK', 'OK', 'OK', ...Array(3).fill(`+CMS ERROR: ${code}`)])
    terminal.modem.faults.clear()
    t.equal((await terminal.send()).at(-1), 'OK', 'until somebody clears it')
  })

t.test(
  'a fault by chance strikes as often as was said, and the same with the same seed',
  async (t) => {
    const struck = async (seed: number) => {
      const terminal = await new Terminal({ seed, statusReports: 'none' }).ready('2,1,0,0,0')
      terminal.modem.faults.arm({ kind: 'refuse', code: 41, chance: 0.3 })
      const ends = []
      for (let i = 0; i < 100; i += 1)
        ends.push((await terminal.send()).at(-1) === 'OK' ? '.' : 'x')
      return ends.join('')
    }
    const first = await struck(7)
    const times = [...first].filter((end) => end === 'x').length

    t.ok(times > 15 && times < 45, `${times} of 100`)
    t.equal(await struck(7), first)
    t.not(await struck(8), first)
  },
)
