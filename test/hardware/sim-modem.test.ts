import t from 'tap'
import { dialects } from '../../hardware/sim/dialect.ts'
import type { Fault } from '../../hardware/sim/faults.ts'
import { decodeDeliver } from '../../hardware/sms/deliver.ts'
import { decodeStatusReport } from '../../hardware/sms/status-report.ts'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { Terminal } from '../support/terminal.ts'

const anna = '+31610000001'

const spoken: readonly (readonly [
  what: string,
  commands: readonly string[],
  answer: readonly string[],
])[] = [
  ['echo is on', ['AT'], ['AT', 'OK']],
  ['until it is switched off', ['ATE0', 'AT'], ['OK']],
  ['and a power-on setting again', ['ATE0', 'ATZ', 'AT'], ['AT', 'OK']],
  ['commands know no case', ['ate0', 'at+csq'], ['+CSQ: 21,99', 'OK']],
  ['basic commands may stand together', ['ATE0V1Q0', 'AT'], ['OK']],
  [
    'extended ones with a sign between',
    ['ATE0', 'AT+CPAS;+CSQ'],
    ['+CPAS: 0', '+CSQ: 21,99', 'OK'],
  ],
  ['and end at the first that fails', ['ATE0', 'AT+CSQ;+NIX;+CPAS'], ['+CSQ: 21,99', 'ERROR']],
  ['unknown is ERROR', ['ATE0', 'AT+NIX'], ['ERROR']],
  ['operator as a name', ['ATE0', 'AT+COPS?'], ['+COPS: 0,0,"Net 20408",7', 'OK']],
  ['and as a number', ['ATE0', 'AT+COPS=3,2', 'AT+COPS?'], ['+COPS: 0,2,"20408",7', 'OK']],
  ['registration', ['ATE0', 'AT+CEREG?'], ['+CEREG: 0,1', 'OK']],
  ['with its cell', ['ATE0', 'AT+CREG=2', 'AT+CREG?'], ['+CREG: 2,1,"00C3","0163A10B",7', 'OK']],
  [
    'stores offered',
    ['ATE0', 'AT+CPMS=?'],
    ['+CPMS: ("ME","SM","SR"),("ME","SM"),("ME","SM")', 'OK'],
  ],
  [
    'three memories',
    ['ATE0', 'AT+CPMS="SM","ME","ME"', 'AT+CPMS?'],
    ['+CPMS: "SM",0,40,"ME",0,40,"ME",0,40', 'OK'],
  ],
  [
    'of which the others stay',
    ['ATE0', 'AT+CPMS="SM"', 'AT+CPMS?'],
    ['+CPMS: "SM",0,40,"ME",0,40,"ME",0,40', 'OK'],
  ],
  ['and none that is not there', ['ATE0', 'AT+CPMS="MT"'], ['+CMS ERROR: 302']],
  [
    'routing, as far as given',
    ['ATE0', 'AT+CNMI=2,1', 'AT+CNMI=,,,1', 'AT+CNMI?'],
    ['+CNMI: 2,1,0,1,0', 'OK'],
  ],
  [
    'and not beyond what is offered',
    ['ATE0', 'AT+CNMI=3,1', 'AT+CNMI?'],
    ['+CNMI: 0,0,0,0,0', 'OK'],
  ],
  [
    'text mode parameters, as far as given',
    ['ATE0', 'AT+CSMP=49,11', 'AT+CSMP?'],
    ['+CSMP: 49,11,0,0', 'OK'],
  ],
  [
    'service centre',
    ['ATE0', 'AT+CSCA="+31610000002"', 'AT+CSCA?'],
    ['+CSCA: "+31610000002",145', 'OK'],
  ],
  ['nothing to read', ['ATE0', 'AT+CMGR=7'], ['+CMS ERROR: 321']],
  ['nothing to delete', ['ATE0', 'AT+CMGD=7'], ['+CMS ERROR: 321']],
  ['link', ['ATE0', 'AT+CMMS=2', 'AT+CMMS?'], ['+CMMS: 2', 'OK']],
]
for (const [what, commands, answer] of spoken)
  t.test(`${what}: ${commands.join(', ')}`, async (t) => {
    t.strictSame(await new Terminal().ask(...commands), answer)
  })

for (const [level, refusal] of [
  [0, 'ERROR'],
  [1, '+CME ERROR: 16'],
  [2, '+CME ERROR: incorrect password'],
] as const)
  t.test(`+CMEE=${level} says what is wrong as ${refusal}`, async (t) => {
    const terminal = new Terminal({ pin: '1234' })

    t.strictSame(await terminal.ask('ATE0', `AT+CMEE=${level}`, 'AT+CPIN="0000"'), [refusal])
  })

t.test('three wrong PINs lead to the PUK; a right one gives the three back', async (t) => {
  const terminal = new Terminal({ pin: '1234' })
  await terminal.ready()
  t.strictSame(await terminal.ask('AT+CPIN?'), ['+CPIN: SIM PIN', 'OK'])
  t.strictSame(await terminal.ask('AT+CEREG?'), ['+CEREG: 0,2', 'OK'])
  t.strictSame((await terminal.send()).at(-1), '+CMS ERROR: 311')
  await terminal.ask('AT+CPIN="0000"', 'AT+CPIN="0000"', 'AT+CEREG=1')
  t.strictSame(await terminal.ask('AT+CPINR="SIM PIN"'), ['+CPINR: SIM PIN,1,3', 'OK'])
  t.strictSame(await terminal.ask('AT+CPIN="1234"'), ['OK', '+CEREG: 1'])
  t.equal(terminal.modem.pinLeft, 3)

  terminal.modem.boot()
  await terminal.ready()
  t.strictSame(await terminal.ask('AT+CPIN="1"', 'AT+CPIN="2"', 'AT+CPIN="3"'), ['+CME ERROR: 12'])
  t.strictSame(await terminal.ask('AT+CPIN?'), ['+CPIN: SIM PUK', 'OK'])
  t.strictSame(await terminal.ask('AT+CPIN="1234"'), ['+CME ERROR: 12'])
})

for (const [id, { iccid, pinTries, resets, unknown }] of Object.entries(dialects))
  t.test(`a ${id} tells its ICCID, its PIN tries and its reset in its own way`, async (t) => {
    const terminal = new Terminal({ dialect: id, bootSeconds: 3 })
    // What it chatters meanwhile is no answer.
    const ask = async (line: string) =>
      (await terminal.ask('ATE0', line)).filter((said) => !/^\^(RSSI|BOOT|HCSQ)/.test(said))

    t.strictSame(await ask(iccid[0]), [`${iccid[1]}8931000000000000001`, 'OK'])
    t.strictSame(await ask(pinTries[0]), [pinTries[1](3), 'OK'])
    t.strictSame(await ask('AT+NIX'), [unknown])
    t.strictSame(await ask(resets.at(-1) ?? ''), ['OK'])
    await terminal.time.pass(100)
    t.strictSame(terminal.vanished, [3])
  })

t.test('a Huawei chatters until it is stilled', async (t) => {
  const terminal = new Terminal({ dialect: 'huawei-3g' })
  const chatter = async () => {
    const lines = []
    for (let i = 0; i < 20; i += 1) lines.push(...(await terminal.ask('AT+CSQ')))
    return lines.filter((line) => line.startsWith('^')).length
  }

  t.not(await chatter(), 0)
  await terminal.ask('AT^CURC=0')
  t.equal(await chatter(), 0)
})

t.test('a message goes on the air as it was handed over, and the answer quotes it', async (t) => {
  const terminal = await new Terminal({ lastReference: 254, statusReports: 'none' }).ready(
    '2,1,0,0,0',
  )

  t.strictSame(await terminal.send('Let op: jongen, rode jas', 2_000, { validityMinutes: 60 }), [
    '> ',
    '+CMGS: 255',
    'OK',
  ])
  t.strictSame(await terminal.send('Gevonden'), ['> ', '+CMGS: 0', 'OK'], 'TP-MR has eight bits')
  t.match(terminal.modem.onAir, [
    { to: anna, text: 'Let op: jongen, rode jas', validityMinutes: 60, messageReference: 255 },
    { to: anna, text: 'Gevonden', messageReference: 0 },
  ])
  t.strictSame(
    terminal.modem.onAir.map(({ at, beganAt }) => at - beganAt),
    [2_000, 2_000],
  )
})

t.test('the prompt has no line end, and ESC takes the message back', async (t) => {
  const terminal = await new Terminal().ready()
  terminal.modem.hear(Buffer.from('AT+CMGS=20\r'))
  t.equal(terminal.heard, '\r\n> ')
  await terminal.listen()

  t.strictSame(await terminal.type('0011000B91'), [], 'what follows is no command')
  t.strictSame(await terminal.type('\x1b', 60_000), ['OK'])
  t.strictSame(await terminal.ask('AT'), ['OK'])
  t.equal(terminal.modem.onAir.length, 0)
})

t.test('a PDU that is not one, or not as long as was said, is refused', async (t) => {
  const terminal = await new Terminal().ready()
  const { pdu, tpduLength } = encodeSubmit({
    to: anna,
    text: 'x',
    alphabet: 'gsm7',
    statusReport: false,
  })
  for (const [length, body] of [
    [tpduLength + 1, pdu],
    [tpduLength, pdu.slice(0, -2)],
    [tpduLength, 'geen pdu'],
    [tpduLength, ''],
  ] as const) {
    await terminal.type(`AT+CMGS=${length}\r`)
    t.strictSame(
      await terminal.type(`${body}\x1a`, 2_000),
      ['+CMS ERROR: 304'],
      `${length} ${body}`,
    )
  }
  t.strictSame(await terminal.ask(`AT+CMGS="${anna}"`), ['+CMS ERROR: 304'], 'a number in PDU mode')
  t.equal(terminal.modem.onAir.length, 0)
})

const typed: [charset: string, to: string, text: string, meant: string, coding: number][] = [
  ['IRA', anna, 'Let op\rrode jas', 'Let op\nrode jas', 0],
  ['GSM', anna, '\x00 is een apenstaart', '@ is een apenstaart', 0],
  ['UCS2', '002B00330031003600310030003000300030003000300031', '26390021', '☹!', 8],
  ['HEX', '2B3331363130303030303031', '4C6574206F70', 'Let op', 0],
]
for (const [charset, to, text, meant, coding] of typed)
  t.test(`text mode in ${charset}`, async (t) => {
    const terminal = new Terminal()
    await terminal.ask('ATE0', 'AT+CMGF=1', `AT+CSMP=49,11,0,${coding}`, `AT+CSCS="${charset}"`)
    await terminal.type(`AT+CMGS="${to}"\r`)
    t.strictSame(await terminal.type(`${text}\x1a`, 2_000), ['+CMGS: 1', 'OK'])

    t.match(terminal.modem.onAir, [{ to: anna, text: meant, validityMinutes: 60 }])
  })

t.test('one radio: while it sends there is no prompt', async (t) => {
  const terminal = await new Terminal().ready()
  await terminal.send('Eerst', 500)

  t.strictSame(await terminal.ask('AT+CMGS=20'), ['+CMS ERROR: 302'])
  t.strictSame(await terminal.listen(1_500), ['+CMGS: 1', 'OK'])
})

t.test('a part that follows at once is quicker where +CMMS holds the link', async (t) => {
  const seconds = async (dialect: string) => {
    const terminal = await new Terminal({ dialect, secondsPerFollowUpPart: 0.5 }).ready()
    await terminal.ask('AT+CMMS=2')
    for (const text of ['een', 'twee']) await terminal.send(text)
    await terminal.time.pass(3_000)
    await terminal.send('drie')
    return terminal.modem.onAir.map(({ at, beganAt }) => (at - beganAt) / 1_000)
  }

  t.strictSame(await seconds('generic'), [2, 0.5, 2])
  t.strictSame(await seconds('cinterion'), [2, 2, 2])
})

t.test('a command takes as long as the modem thinks', async (t) => {
  const terminal = new Terminal({ commandMs: 30 })
  await terminal.type('ATE0\r', 30)

  t.strictSame(await terminal.type('AT\r', 29), [])
  t.strictSame(await terminal.listen(1), ['OK'])
})

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

/** The TP-MRs of the reports to so many messages, in the order of arrival, and when they came. */
async function reports(fault: Fault | undefined, messages: number, options = {}) {
  const terminal = await new Terminal({ secondsPerPart: 1, ...options }).ready('2,1,0,1,0')
  if (fault) terminal.modem.faults.arm(fault)
  for (let i = 0; i < messages; i += 1) {
    const { pdu, tpduLength } = encodeSubmit({
      to: anna,
      text: `${i}`,
      alphabet: 'gsm7',
      statusReport: true,
    })
    terminal.modem.hear(Buffer.from(`AT+CMGS=${tpduLength}\r`))
    terminal.modem.hear(Buffer.from(`${pdu}\x1a`))
    await terminal.time.pass(1_000)
  }
  const lines = await terminal.listen(60_000)
  const pdus = lines.filter((_, i) => lines[i - 1]?.startsWith('+CDS:'))
  return pdus.map((pdu) => decodeStatusReport(pdu))
}
const referencesOf = async (fault: Fault | undefined, messages: number, options = {}) =>
  (await reports(fault, messages, options)).map(({ messageReference }) => messageReference)

t.test('reports: in time, late, never, twice, out of order', async (t) => {
  const [inTime] = await reports(undefined, 1)
  const [late] = await reports({ kind: 'late-reports', bySeconds: 30, count: 1 }, 1)
  const shuffled = await referencesOf({ kind: 'shuffled-reports' }, 8)

  t.equal((inTime?.dischargedAt ?? 0) - (inTime?.sentAt ?? 0), 2_000)
  t.equal((late?.dischargedAt ?? 0) - (late?.sentAt ?? 0), 32_000)
  t.strictSame(await referencesOf({ kind: 'no-reports', count: 2 }, 3), [3])
  t.strictSame(await referencesOf({ kind: 'double-reports', count: 1 }, 2), [1, 1, 2])
  t.strictSame([...shuffled].sort(), [1, 2, 3, 4, 5, 6, 7, 8])
  t.not(`${shuffled}`, '1,2,3,4,5,6,7,8')
})

t.test('a report says what became of the phone', async (t) => {
  const statusWith = async (options: object) => (await reports(undefined, 1, options))[0]?.status

  t.equal(await statusWith({}), 0x00)
  t.equal(await statusWith({ isOff: (number: string) => number === anna }), 0x46)
  t.equal(await statusWith({ reportStatus: () => 0x63, isOff: () => true }), 0x63)
})

for (const [statusReports, direct, stored] of [
  ['stored', '+CMS ERROR: 303', 'OK'],
  ['direct', 'OK', '+CMS ERROR: 303'],
  ['none', '+CMS ERROR: 303', '+CMS ERROR: 303'],
] as const)
  t.test(`a modem whose reports are ${statusReports} takes no other +CNMI`, async (t) => {
    const terminal = new Terminal({ statusReports })

    t.strictSame(await terminal.ask('ATE0', 'AT+CNMI=2,1,0,1,0'), [direct])
    t.strictSame(await terminal.ask('AT+CNMI=2,1,0,2,0'), [stored])
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

t.test('a dialect nobody knows is a mistake of the caller', async (t) => {
  t.throws(() => new Terminal({ dialect: 'nix' }), /no dialect nix/)
})
