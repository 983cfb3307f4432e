import t, { type Test } from 'tap'
import { openBank } from '../../hardware/bank.ts'
import type { IncomingPdu, Modem, ModemConfig } from '../../hardware/modem.ts'
import { decodeSubmit } from '../../hardware/sms/submit.ts'
import { at, part } from '../support/bank-office.ts'
import { SpokenModem } from '../support/spoken-modem.ts'
import { VirtualTime } from '../support/virtual-time.ts'

/** A bank with one modem that speaks AT. */
function counter(
  t: Test,
  setUp: (modem: SpokenModem) => void = () => undefined,
  over: Partial<ModemConfig> = {},
) {
  const time = new VirtualTime()
  const spoken = new SpokenModem(time.timers)
  const received: IncomingPdu[] = []
  const remembered = new Map<string, unknown>()
  const logged: { event: string; fields: Record<string, unknown> }[] = []
  setUp(spoken)
  const open = () =>
    openBank({
      modems: [
        {
          port: '/dev/modem',
          profile: 'auto',
          limits: { perHour: null, perDay: null },
          ...over,
        },
      ],
      timers: time.timers,
      openWire: spoken.open,
      ports: {
        now: time.now,
        receive: async (pdu) => void received.push(pdu),
        remember: ({ key, value }) => void remembered.set(key, value),
        recall: (key) => remembered.get(key),
        log: (_level, event, fields) => void logged.push({ event, fields }),
      },
    })
  const bank = open()
  t.teardown(async () => {
    const stopped = bank.stop()
    await time.pass(10_000)
    await stopped
    if (time.pending() > 0) throw new Error('a timer stays after stop()')
  })
  const modem = (): Modem => at(bank.modems(), 0)
  return { time, spoken, bank, modem, received, logged, open }
}

t.test(
  'a part goes out as a SUBMIT that asks for a report and ends with its validity',
  async (t) => {
    const { time, spoken, modem } = counter(t)
    await time.until(() => modem().isAvailable(), 1_000, 1)
    t.match(modem().status(), { profile: 'quectel-ec2x', operator: '20408', statusReports: true })

    const text = 'a'.repeat(161)
    const sent = modem().submit(part({ text, part: 1, reference: 9, validityMinutes: 60 }))
    await time.pass(1_100)
    t.match(await sent, { kind: 'accepted', messageReference: 7 })
    t.match(decodeSubmit(at(spoken.pdus, 0)), {
      to: { kind: 'international', value: '+31610000001' },
      statusReport: true,
      validityMinutes: 60,
      text: 'a'.repeat(8),
      concatenation: { reference: 9, parts: 2, sequence: 2 },
    })
  },
)

t.test(
  'a part that the text does not have is refused, and nothing is asked of the modem',
  async (t) => {
    const { time, spoken, modem } = counter(t)
    await time.pass(1_000)
    const outcome = await modem().submit(part({ part: 3 }))
    t.match(outcome, { kind: 'refused', failure: 'config', error: { code: 'bad-text' } })
    t.notOk(spoken.heard.some((line) => line.startsWith('AT+CMGS')))
    t.ok(modem().isAvailable())
  },
)

t.test('it is taken back at the prompt when it may not go any more', async (t) => {
  const { time, spoken, modem } = counter(t)
  await time.pass(1_000)
  const outcome = modem().submit(part({ mayHandOver: () => false }))
  await time.pass(100)
  t.match(await outcome, { kind: 'not-handed-over' })
  t.strictSame(spoken.pdus, [])

  const next = modem().submit(part())
  await time.pass(3_000)
  t.equal((await next).kind, 'accepted', 'and the next one goes')
})

t.test('an answer after the minute settles the part in doubt, and the modem goes on', async (t) => {
  const { time, spoken, modem } = counter(t, (spoken) => {
    spoken.onPdu = () => undefined
  })
  await time.pass(1_000)
  const going = modem().submit(part())
  await time.pass(66_000)
  const outcome = await going
  spoken.says(['+CMGS: 99', 'OK'])
  await time.pass(1_000)
  if (outcome.kind === 'in-doubt') t.equal(await outcome.late, 99)
  else t.fail(`it is ${outcome.kind}`)
  await time.until(() => modem().isAvailable(), 15_000)
})

t.test('a modem that is gone with the answer: its next session may still give it', async (t) => {
  const { time, spoken, modem } = counter(t, (spoken) => {
    spoken.onPdu = () => undefined
  })
  await time.pass(1_000)
  const going = modem().submit(part())
  await time.pass(100)
  spoken.hangUp(new Error('unplugged'))
  await time.pass(10)
  const outcome = await going
  await time.until(() => modem().isAvailable(), 3_000)
  spoken.says(['+CMGS: 12'])
  await time.pass(100)
  if (outcome.kind === 'in-doubt') t.equal(await outcome.late, 12)
  else t.fail(`it is ${outcome.kind}`)
})

t.test(
  'every store is read before the first message, and one it cannot list is passed',
  async (t) => {
    const { time, spoken, modem, received } = counter(t, ({ answers }) => {
      answers.set('AT+CPMS=?', ['+CPMS: ("SM","SR","ME"),("SM"),("SM")', 'OK'])
      answers.set('AT+CPMS="SR","SM","SM"', ['+CMS ERROR: 302'])
      answers.set('AT+CMGL=4', ['+CMGL: 1,1,,4', '00AABBCC', '+CMGL: 2,1,,4', '00DDEEFF', 'OK'])
    })
    await time.until(() => modem().isAvailable(), 2_000, 1)
    t.strictSame(
      received.map(({ pdu, wasStored }) => [pdu, wasStored]),
      [
        ['00AABBCC', true],
        ['00DDEEFF', true],
        ['00AABBCC', true],
        ['00DDEEFF', true],
      ],
      'a PDU that does not decode is kept too',
    )
    t.equal(spoken.heard.filter((line) => line.startsWith('AT+CMGD=')).length, 4)
  },
)

t.test('a modem that takes three stores or none is read all the same', async (t) => {
  const { time, spoken, modem, received } = counter(t, ({ answers }) => {
    for (const few of ['"ME"', '"SM"', '"ME","ME"', '"SM","ME"'])
      answers.set(`AT+CPMS=${few}`, ['ERROR'])
    answers.set('AT+CMGL=4', ['+CMGL: 1,1,,4', '00AABBCC', 'OK'])
  })
  await time.until(() => modem().isAvailable(), 2_000, 1)

  t.equal(received.length, 2, 'both stores were listed')
  const choices = spoken.heard.filter((line) => line.startsWith('AT+CPMS="'))
  t.same(new Set(choices), new Set(['AT+CPMS="ME","ME","ME"', 'AT+CPMS="SM","ME","ME"']))
})

t.test('where three stores are too many, it is two or one', async (t) => {
  const { time, modem, received } = counter(t, ({ answers }) => {
    for (const many of ['"ME","ME","ME"', '"ME","ME"', '"SM","ME","ME"', '"SM","ME"'])
      answers.set(`AT+CPMS=${many}`, ['+CMS ERROR: 304'])
    answers.set('AT+CMGL=4', ['+CMGL: 1,1,,4', '00AABBCC', 'OK'])
  })
  await time.until(() => modem().isAvailable(), 2_000, 1)

  t.equal(received.length, 2)
})

t.test(
  'a stored report is read, kept and deleted; nothing at that place is no trouble',
  async (t) => {
    const { time, spoken, modem, received } = counter(t)
    await time.pass(1_000)
    spoken.answers.set('AT+CMGR=3', ['+CMGR: 0,,4', '00AABBCC', 'OK'])
    spoken.answers.set('AT+CMGR=4', ['+CMS ERROR: 321'])
    spoken.says(['+CDSI: "SM",4', '+CDSI: "SM",3'])
    await time.pass(100)
    t.match(received, [{ pdu: '00AABBCC', wasStored: false }])
    t.ok(spoken.heard.includes('AT+CMGD=3'))
    t.ok(modem().isAvailable())
  },
)

t.test('a modem that restarts by itself is brought up anew', async (t) => {
  const { time, spoken, modem } = counter(t)
  await time.pass(1_000)
  const before = spoken.heard.filter((line) => line === 'AT+CMGF=0').length
  spoken.says(['RDY'])
  await time.pass(10)
  t.notOk(modem().isAvailable())
  await time.until(() => modem().isAvailable(), 3_000)
  t.equal(spoken.heard.filter((line) => line === 'AT+CMGF=0').length, before + 1)
})

t.test('a refused PIN is never tried again on that SIM, over restarts too', async (t) => {
  const { time, spoken, modem, bank, open } = counter(
    t,
    ({ answers }) => {
      answers.set('AT+CPIN?', ['+CPIN: SIM PIN', 'OK'])
      answers.set('AT+CPIN="1111"', ['+CME ERROR: 16'])
    },
    { pin: '1111' },
  )
  const tries = () => spoken.heard.filter((line) => line === 'AT+CPIN="1111"').length
  await time.pass(200_000)
  t.match(modem().status(), { state: 'parked', reason: 'sim-pin' })
  t.equal(tries(), 1)

  const stopped = bank.stop()
  await time.pass(100)
  await stopped
  const again = open()
  await time.pass(100_000)
  t.equal(tries(), 1, 'after a restart neither')
  spoken.answers.set('AT+QCCID', ['+QCCID: 8931440000000000002F', 'OK'])
  await time.pass(100_000)
  t.equal(tries(), 2, 'another SIM is tried')
  const end = again.stop()
  await time.pass(100)
  await end
})

const starting = ['+CME ERROR: 10', '+CME ERROR: 13', '+CME ERROR: 14', '+CPIN: NOT READY']
for (const said of starting)
  t.test(`a SIM that is "${said}" at first sends within 3 s of being there`, async (t) => {
    for (const seconds of [2, 8, 45]) {
      const { time, spoken, modem } = counter(t, ({ answers }) => {
        answers.set('AT+CPIN?', said.startsWith('+CME') ? [said] : [said, 'OK'])
      })
      await time.pass(seconds * 1_000)
      spoken.answers.set('AT+CPIN?', ['+CPIN: READY', 'OK'])
      const took = await time.until(() => modem().isAvailable(), 100_000)
      t.ok(took <= 3_000, `after ${seconds} s, ${took} ms`)
    }
  })

t.test('a modem without a SIM says so within some seconds, and once', async (t) => {
  const { time, modem, logged } = counter(t, ({ answers }) => {
    answers.set('AT+CPIN?', ['+CME ERROR: 10'])
  })
  await time.pass(15_000)
  t.match(modem().status(), { state: 'parked', reason: 'sim-missing' })
  await time.pass(100_000)
  t.match(modem().status(), { state: 'parked', reason: 'sim-missing' })
  t.equal(logged.filter(({ event }) => event === 'modem-parked').length, 1)
})

t.test('a modem that is known by its USB id alone gets its profile', async (t) => {
  const setUp = ({ answers }: SpokenModem) => {
    answers.set('AT+CGMI', ['Android', 'OK']).set('AT+CGMM', ['LTE Modem', 'OK'])
    answers.set('AT+CCID', ['+CCID: 8931440000000000001', 'OK'])
  }
  for (const [usb, profile] of [
    ['2c7c:0125', 'quectel-ec2x'],
    ['1bc7:1201', 'telit'],
    ['ffff:0001', 'generic'],
  ] as const) {
    const { time, modem } = counter(t, setUp, { usb })
    await time.pass(1_000)
    t.match(modem().status(), { profile })
  }
})

t.test('a SIM without a service centre is told of before it is needed', async (t) => {
  for (const [said, times] of [
    [['+CSCA: "",129', 'OK'], 1],
    [['+CSCA: "+31610000000",145', 'OK'], 0],
    [['+CMS ERROR: 330'], 1],
    [['+CME ERROR: 4'], 0],
  ] as const) {
    const { time, modem, logged } = counter(t, ({ answers }) => void answers.set('AT+CSCA?', said))
    await time.pass(1_000)
    t.ok(modem().isAvailable())
    t.equal(logged.filter(({ event }) => event === 'modem-without-service-centre').length, times)
  }
})

t.test('a trace shows both directions, and neither number nor text', async (t) => {
  const { time, bank, modem, logged } = counter(t)
  await time.pass(1_000)
  bank.trace('modem', true)
  const sent = modem().submit(part())
  await time.pass(1_100)
  await sent
  const lines = logged.filter(({ event }) => event === 'at-line')
  t.ok(lines.some(({ fields }) => fields.direction === 'out'))
  t.ok(lines.some(({ fields }) => fields.line === '+CMGS: 7'))
  t.notMatch(JSON.stringify(lines), /1316000000|610000001/)
})

t.test('a network lost on one of two counts is asked for again', async (t) => {
  const { time, spoken, modem } = counter(t)
  await time.pass(1_000)
  spoken.says(['+CREG: 0'])
  await time.pass(500)
  t.ok(modem().isAvailable(), 'LTE still has it')
  spoken.answers.set('AT+CEREG?', ['+CEREG: 1,2', 'OK'])
  spoken.says(['+CEREG: 2'])
  await time.pass(500)
  t.match(modem().status(), { state: 'paused', reason: 'not-registered' })
  spoken.answers.set('AT+CEREG?', ['+CEREG: 1,1', 'OK'])
  spoken.says(['+CEREG: 1'])
  await time.pass(10)
  t.ok(modem().isAvailable())
})

t.test('VoLTE that is off is turned on, with a restart, once', async (t) => {
  const { time, spoken, modem, logged } = counter(t, ({ answers }) => {
    answers.set('AT+QCFG="ims"', ['+QCFG: "ims",0,0', 'OK'])
  })
  await time.until(() => modem().isAvailable(), 20_000)
  const said = (line: string) => spoken.heard.filter((heard) => heard === line).length
  t.strictSame([said('AT+QCFG="ims",1'), said('AT+CFUN=1,1')], [1, 1])
  t.ok(logged.some(({ event }) => event === 'modem-volte-enabled'))

  spoken.hangUp(new Error('it restarts'))
  await time.until(() => modem().isAvailable(), 20_000)
  t.equal(said('AT+CFUN=1,1'), 1, 'one that does not keep it is left as it is')
})
