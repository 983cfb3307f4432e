import t from 'tap'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { Terminal } from '../support/terminal.ts'

const anna = '+31610000001'

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
