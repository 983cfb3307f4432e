import t from 'tap'
import { decodeDeliver } from '../../hardware/sms/deliver.ts'
import { Terminal } from '../support/terminal.ts'

const anna = '+31610000001'

const routings: [routing: string, sms: RegExp[], report: RegExp[]][] = [
  ['2,1,0,2,0', [/^\+CMTI: "ME",0$/], [/^\+CDSI: "SR",0$/]],
  ['1,2,0,1,0', [/^\+CMT: ,\d+$/, /^[0-9A-F]+$/], [/^\+CDS: \d+$/, /^[0-9A-F]+$/]],
  ['2,0,0,0,0', [], []],
]
for (const [routing, sms, report] of routings)
  t.test(`+CNMI=${routing} routes what arrives`, async (t) => {
    const terminal = await new Terminal().ready(routing)
    const matches = (lines: readonly string[], patterns: readonly RegExp[]) => {
      t.equal(lines.length, patterns.length)
      for (const [i, pattern] of patterns.entries()) t.match(lines[i], pattern)
    }
    terminal.modem.receive('+31610000009', 'STOP')
    matches(await terminal.listen(), sms)
    await terminal.send()
    matches(await terminal.listen(2_000), report)
  })

t.test('mode 0 keeps events back, and tells or forgets them when it ends', async (t) => {
  const terminal = await new Terminal().ready('0,1,0,2,0')
  terminal.modem.receive('+31610000009', 'STOP')
  t.strictSame(await terminal.listen(), [])
  t.strictSame(await terminal.ask('AT+CNMI=2'), ['+CMTI: "ME",0', 'OK'])
  await terminal.ask('AT+CNMI=0,1,0,2,1')
  terminal.modem.receive('+31610000009', 'STOP')

  t.strictSame(await terminal.ask('AT+CNMI=2'), ['OK'])
})

t.test('what is stored is listed by whether it was read, read, and deleted', async (t) => {
  const terminal = await new Terminal().ready()
  terminal.modem.receive('+31610000009', 'een')
  terminal.modem.receive('+31610000009', 'twee')
  await terminal.listen()
  const [head, pdu = ''] = await terminal.ask('AT+CMGR=0')

  t.match(head, /^\+CMGR: 0,,\d+$/)
  t.match(decodeDeliver(pdu), {
    smsc: '+31610000000',
    from: { value: '+31610000009' },
    text: 'een',
  })
  t.match(await terminal.ask('AT+CMGL=1'), [/^\+CMGL: 0,1,/, pdu, 'OK'])
  t.match(await terminal.ask('AT+CMGL=0'), [/^\+CMGL: 1,0,/, /./, 'OK'])
  terminal.modem.receive('+31610000009', 'drie')
  t.strictSame(await terminal.ask('AT+CMGD=0,1', 'AT+CPMS?'), [
    '+CPMS: "ME",1,40,"ME",1,40,"ME",1,40',
    'OK',
  ])
  t.strictSame(await terminal.ask('AT+CMGD=0,4', 'AT+CMGL=4'), ['OK'])
})

t.test('text mode shows a message and a report', async (t) => {
  const terminal = await new Terminal().ready()
  terminal.modem.receive('+31610000009', 'Bij @ de brug')
  await terminal.send('Let op', 4_000)
  await terminal.ask('AT+CMGF=1', 'AT+CSCS="IRA"')

  t.strictSame(await terminal.ask('AT+CMGL="ALL"'), [
    '+CMGL: 0,"REC UNREAD","+31610000009",,"26/11/24,12:00:00+00"',
    'Bij @ de brug',
    'OK',
  ])
  t.strictSame(await terminal.ask('AT+CPMS="SR"', 'AT+CMGR=0'), [
    `+CMGR: "REC UNREAD",6,1,"${anna}",145,"26/11/24,12:00:02+00","26/11/24,12:00:04+00",0`,
    'OK',
  ])
})

t.test('a long message arrives in parts that belong together', async (t) => {
  const terminal = await new Terminal().ready('2,2,0,0,0')
  const text = 'Ik zag hem bij de brug. '.repeat(10)
  terminal.modem.receive('+31610000009', text)
  const pdus = (await terminal.listen()).filter((line) => /^[0-9A-F]+$/.test(line))
  const parts = pdus.map((pdu) => decodeDeliver(pdu))

  t.equal(parts.map((part) => part.text).join(''), text)
  t.strictSame(
    parts.map(({ concatenation }) => concatenation),
    [
      { reference: 1, parts: 2, sequence: 1 },
      { reference: 1, parts: 2, sequence: 2 },
    ],
  )
})

t.test('what finds no room, no network or no power waits, and arrives afterwards', async (t) => {
  const terminal = await new Terminal({ storeCapacity: 1, dialect: 'simcom-800' }).ready()
  const { modem } = terminal
  for (const text of ['een', 'twee']) modem.receive('+31610000009', text)
  t.strictSame(await terminal.listen(60_000), ['+CMTI: "SM",0'])
  await terminal.ask('AT+CMGD=0')
  t.strictSame(await terminal.listen(5_000), ['+CMTI: "SM",0'], 'room')

  await terminal.ask('AT+CMGD=0')
  modem.faults.arm({ kind: 'no-network', seconds: 30 })
  modem.receive('+31610000009', 'drie')
  t.strictSame(await terminal.listen(29_000), [])
  t.strictSame(await terminal.listen(5_000), ['+CMTI: "SM",0'], 'network')

  await terminal.ask('AT+CMGD=0')
  modem.cutPower()
  modem.receive('+31610000009', 'vier')
  await terminal.time.pass(60_000)
  modem.boot()
  await terminal.ready()
  t.strictSame(await terminal.listen(5_000), ['+CMTI: "SM",0'], 'power')
})

t.test('a storm of messages is stored and told of, up to the last place', async (t) => {
  const terminal = await new Terminal({ storeCapacity: 20 }).ready()
  for (let i = 0; i < 100; i += 1) terminal.modem.receive('+31610000009', `bericht ${i}`)

  t.equal((await terminal.listen(1_000)).length, 20)
  let read = 20
  for (let i = 0; i < 10 && read < 100; i += 1) {
    await terminal.ask('AT+CMGD=0,4')
    read += (await terminal.listen(5_000)).length
  }
  t.equal(read, 100, 'and none is lost')
})
