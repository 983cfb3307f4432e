import t from 'tap'
import type { Callee } from '../../hardware/sim/callee.ts'
import { octetsOf } from '../../hardware/sim/sound-line.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { Terminal } from '../support/terminal.ts'

const anna = madeUpMobile(1)
const bert = madeUpMobile(2)

const families = ['quectel-ec2x', 'simcom-7600', 'simcom-a76', 'simcom-800', 'huawei-3g'] as const
type Family = (typeof families)[number]

const setUp: Record<Family, readonly string[]> = {
  'quectel-ec2x': ['AT+QINDCFG="ccinfo",1,0', 'AT+QTONEDET=1'],
  'simcom-7600': ['AT+CVHU=0', 'AT+CLCC=1', 'AT+DDET=1'],
  'simcom-a76': ['AT+CVHU=0', 'AT+CLCC=1', 'AT+DDET=1'],
  'simcom-800': ['AT+DDET=1'],
  'huawei-3g': ['AT^CURC=1', 'AT^DDTMFCFG=0,1'],
}

/** A modem of a family that is ready to call somebody. */
async function calling(dialect: Family, callee?: Callee): Promise<Terminal> {
  const options = { dialect, callSetUpSeconds: 2, ...(callee ? { callee: () => callee } : {}) }
  const terminal = await new Terminal(options).ready()
  for (const line of setUp[dialect]) {
    const answer = await terminal.ask(line)
    if (answer.at(-1) !== 'OK') throw new Error(`${line}: ${answer}`)
  }
  await terminal.ask('AT+CLIP=1')
  return terminal
}

/** The sound of a sine, 8 kHz. */
const tone = (seconds: number, level = 8_000, hz = 500): Int16Array =>
  Int16Array.from({ length: seconds * 8_000 }, (_, i) =>
    Math.round(level * Math.sin((2 * Math.PI * hz * i) / 8_000)),
  )

/** A WAV file of 16 bits mono. */
function wavOf(samples: Int16Array, rate = 8_000): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length * 2, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length * 2, 40)
  return Buffer.concat([head, octetsOf(samples)])
}

const answers: Callee = { kind: 'answers', afterSeconds: 3, hangsUpAfterSeconds: 5 }

const courses: Record<Family, readonly (readonly string[])[]> = {
  'quectel-ec2x': [
    ['OK', `+QIND: "ccinfo",3,0,2,1,0,"${anna}",145`],
    [`+QIND: "ccinfo",3,0,3,1,0,"${anna}",145`],
    [`+QIND: "ccinfo",3,0,0,1,0,"${anna}",145`],
    [`+QIND: "ccinfo",3,0,-1,1,0,"${anna}",145`, 'NO CARRIER'],
  ],
  'simcom-7600': [
    ['OK', `+CLCC: 1,0,2,0,0,"${anna}",145`],
    [`+CLCC: 1,0,3,0,0,"${anna}",145`],
    ['VOICE CALL: BEGIN', `+CLCC: 1,0,0,0,0,"${anna}",145`],
    [`+CLCC: 1,0,6,0,0,"${anna}",145`, 'NO CARRIER', 'VOICE CALL: END: 000005'],
  ],
  'simcom-a76': [
    ['OK', `+CLCC: 1,0,2,0,0,"${anna}",145`],
    [`+CLCC: 1,0,3,0,0,"${anna}",145`],
    ['VOICE CALL: BEGIN', `+CLCC: 1,0,0,0,0,"${anna}",145`],
    [`+CLCC: 1,0,6,0,0,"${anna}",145`, 'NO CARRIER', 'VOICE CALL:END: 000005'],
  ],
  'simcom-800': [['OK'], [], [], ['NO CARRIER']],
  'huawei-3g': [['OK', '^ORIG:1,0'], ['^CONF:1'], ['^CONN:1,0'], ['^CEND:1,5,67,16', 'NO CARRIER']],
}

for (const dialect of families) {
  t.test(`${dialect} speaks of a call as its family does`, async (t) => {
    const terminal = await calling(dialect, answers)
    const dialled = await terminal.type(`ATD${anna};\r`, 100)
    const alerted = await terminal.listen(2_000)
    const answered = await terminal.listen(3_000)
    const ended = await terminal.listen(5_000)

    t.strictSame([dialled, alerted, answered, ended], courses[dialect])
    t.match(terminal.modem.calls, [
      { direction: 'out', to: anna, endedBy: 'them', cause: 16, modem: 'sim' },
    ])
    const [call] = terminal.modem.calls
    t.equal((call?.answeredAt ?? 0) - (call?.dialledAt ?? 0), 5_000)
    t.equal((call?.endedAt ?? 0) - (call?.answeredAt ?? 0), 5_000)
  })

  t.test(`${dialect} lists its call as it is`, async (t) => {
    const terminal = await calling(dialect, answers)
    const listed = async (ms: number) => {
      await terminal.listen(ms)
      const rows = await terminal.ask('AT+CLCC')
      return rows.filter((row) => row.includes(anna)).map((row) => row.split(',')[2])
    }
    await terminal.ask(`ATD${anna};`)

    t.strictSame(
      [await listed(100), await listed(2_000), await listed(3_000), await listed(5_000)],
      [['2'], ['3'], ['0'], []],
    )
  })

  t.test(`${dialect} says how a call failed`, async (t) => {
    const outcomes: readonly (readonly [callee: Callee, cause: number, said: string])[] = [
      [{ kind: 'busy' }, 17, 'BUSY'],
      [{ kind: 'no-answer', ringsForSeconds: 20 }, 19, 'NO ANSWER'],
      [{ kind: 'rejects' }, 21, 'NO CARRIER'],
      [{ kind: 'does-not-exist' }, 1, 'NO CARRIER'],
      [{ kind: 'unreachable' }, 27, 'NO CARRIER'],
    ]
    for (const [callee, cause, said] of outcomes) {
      const terminal = await calling(dialect, callee)
      await terminal.ask(`ATD${anna};`)
      const lines = await terminal.listen(30_000)
      t.ok(lines.includes(said), `${callee.kind}: ${lines}`)
      t.match(terminal.modem.calls, [{ cause, answeredAt: undefined }], callee.kind)
      t.equal(terminal.modem.calls[0]?.heard.length, 0)
    }
  })

  t.test(`${dialect} hangs up, and says so`, async (t) => {
    const terminal = await calling(dialect)
    await terminal.type(`ATD${anna};\r`, 8_000)
    const lines = await terminal.type('AT+CHUP\r', 200)

    t.ok(lines.includes('OK'))
    t.notOk(lines.includes('NO CARRIER'), 'nobody else did')
    t.match(terminal.modem.calls, [{ endedBy: 'us', cause: 16 }])
    t.notMatch((await terminal.ask('AT+CLCC')).join(), anna)
  })

  t.test(`${dialect} tells of keys once it was asked to`, async (t) => {
    const keys = [{ key: '1', afterSeconds: 2 }] as const
    const terminal = await calling(dialect, { kind: 'answers', afterSeconds: 1, keys })
    const event = {
      'quectel-ec2x': '+QTONEDET: 49',
      'simcom-7600': '+RXDTMF: 1',
      'simcom-a76': '+RXDTMF: 1',
      'simcom-800': '+DTMF: 1',
      'huawei-3g': '^DDTMF: 1',
    }[dialect]
    await terminal.type(`ATD${anna};\r`, 4_900)
    t.strictSame(await terminal.listen(200), [event])

    const deaf = await new Terminal({
      dialect,
      callee: () => ({ kind: 'answers', afterSeconds: 1, keys }),
    }).ready()
    await deaf.type(`ATD${anna};\r`, 10_000)
    t.notMatch((await deaf.listen()).join(), event)
    t.equal(deaf.modem.calls[0]?.keys, '1', 'although it was pressed')
  })

  t.test(`${dialect} rings every 5 s, shows who calls, and can be picked up`, async (t) => {
    const terminal = await calling(dialect)
    terminal.modem.ring(bert, { hangsUpAfterSeconds: 4 })
    const rung = (await terminal.listen(11_000)).filter((line) => /^RING|^\+CLIP/.test(line))
    const clip = `+CLIP: "${bert}",145,,,,0`
    t.strictSame(rung, ['RING', clip, 'RING', clip, 'RING', clip])
    t.ok((await terminal.ask('AT+CLCC')).some((row) => row.includes(`,1,4,`)))

    t.ok((await terminal.ask('ATA')).includes('OK'))
    t.ok((await terminal.listen(5_000)).includes('NO CARRIER'))
    t.match(terminal.modem.calls, [{ direction: 'in', to: bert, endedBy: 'them' }])
  })
}

t.test('a modem without calls refuses to dial', async (t) => {
  for (const dialect of ['generic', 'huawei-lte', 'telit', 'ublox', 'sierra', 'cinterion']) {
    const terminal = await new Terminal({ dialect }).ready()
    t.equal((await terminal.ask(`ATD${anna};`)).at(-1), 'ERROR', dialect)
    t.strictSame(await terminal.ask('AT+CHUP'), ['OK'], 'there is nothing to hang up')
    t.strictSame(await terminal.ask('AT+CLCC'), ['OK'])
  }
})

t.test('Quectel lists data rows with a call and without', async (t) => {
  const data = ['+CLCC: 1,1,0,1,0,"",128', '+CLCC: 2,1,0,1,0,"",128']
  const terminal = await calling('quectel-ec2x')
  t.strictSame(await terminal.ask('AT+CLCC'), [...data, 'OK'])

  await terminal.type(`ATD${anna};\r`, 100)
  t.strictSame(await terminal.ask('AT+CLCC'), [...data, `+CLCC: 3,0,2,1,0,"${anna}",145`, 'OK'])
})

t.test('a file that Quectel was given is heard, in its place and to its end', async (t) => {
  const sound = tone(2)
  const file = wavOf(sound)
  const terminal = await calling('quectel-ec2x')
  t.strictSame(await terminal.ask(`AT+QFUPL="m.wav",${file.length},60`), ['CONNECT'])
  const uploaded = await terminal.type(file.toString('latin1'))
  t.match(uploaded, [new RegExp(`^\\+QFUPL: ${file.length},[0-9a-f]+$`), 'OK'])
  t.strictSame(await terminal.ask('AT+QFLST="m.wav"'), [`+QFLST: "m.wav",${file.length}`, 'OK'])
  await terminal.type(`ATD${anna};\r`, 6_000)

  t.strictSame(await terminal.ask('AT+QPSND=1,"m.wav",0,1,1'), ['OK'])
  t.strictSame(await terminal.listen(1_990), [])
  t.strictSame(await terminal.listen(20), ['+QPSND: 0'])
  await terminal.type('AT+CHUP\r', 100)
  const heard = terminal.modem.calls[0]?.heard ?? new Int16Array()
  t.strictSame(heard.slice(8_000, 24_000), sound, 'a second after it was answered')
  t.ok(heard.slice(0, 8_000).every((sample) => sample === 0))
})

t.test('a file that is stopped is heard so far', async (t) => {
  const file = wavOf(tone(4))
  const terminal = await calling('simcom-a76')
  await terminal.ask(`AT+CFTRANRX="C:/m.wav",${file.length}`)
  t.strictSame(await terminal.type(file.toString('latin1')), ['OK'])
  t.strictSame(await terminal.ask('AT+CCMXPLAY="C:/m.wav",1,0'), ['ERROR'], 'to nobody')
  await terminal.type(`ATD${anna};\r`, 6_000)

  const play = await terminal.type('AT+CCMXPLAY="C:/m.wav",1,0\r', 1_000)
  t.strictSame(play, ['+AUDIOSTATE: audio play', 'OK'])
  t.strictSame(await terminal.ask('AT+CCMXSTOP'), ['+AUDIOSTATE: audio play stop', 'OK'])
  await terminal.listen(1_000)
  const heard = terminal.modem.calls[0]?.heard ?? new Int16Array()
  t.ok(heard.subarray(8_000, 16_000).some((sample) => sample > 7_000))
  t.ok(heard.subarray(16_000).every((sample) => sample === 0))
})

t.test('PCM is heard when it comes, and what is not sent is silence', async (t) => {
  for (const [dialect, on] of [
    ['quectel-ec2x', 'AT+QPCMV=1,0'],
    ['simcom-7600', 'AT+CPCMREG=1'],
    ['huawei-3g', 'AT^DDSETEX=2'],
  ] as const) {
    const terminal = await calling(dialect)
    const { sound } = terminal.modem.voice
    await terminal.type(`ATD${anna};\r`, 6_000)
    t.strictSame(await terminal.ask(on), ['OK'])

    const half = tone(0.5)
    sound.hear(octetsOf(half))
    await terminal.time.pass(1_000)
    sound.hear(octetsOf(half))
    await terminal.time.pass(1_000)
    const heard = terminal.modem.calls[0]?.heard ?? new Int16Array()
    t.strictSame(heard.slice(8_000, 12_000), half, dialect)
    t.ok(heard.slice(12_000, 16_000).every((sample) => sample === 0))
    t.strictSame(heard.slice(16_000, 20_000), half)
  }
})

t.test('SIM7600 turns its sound on only while a call is active', async (t) => {
  const terminal = await calling('simcom-7600')
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['ERROR'])
  await terminal.type(`ATD${anna};\r`, 3_000)
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['ERROR'], 'ringing is not active')
  await terminal.listen(3_000)
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['OK'])
})
