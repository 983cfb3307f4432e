import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { Callee } from '../../hardware/sim/callee.ts'
import { octetsOf } from '../../hardware/sim/sound-line.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { calling, type Family, families, tone, wavOf } from '../support/calling.ts'
import { joined, silence } from '../support/sounds.ts'
import { Terminal } from '../support/terminal.ts'
import { run, skipsWithout } from '../support/tools.ts'

const anna = madeUpMobile(1)
const bert = madeUpMobile(2)

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

t.test('a file goes to each family by its own protocol, and is played by it', async (t) => {
  const sound = tone(1)
  const file = wavOf(sound)
  const terminal = await calling('simcom-7600')
  await terminal.ask(`AT+CFTRANRX="C:/m.wav",${file.length}`)
  t.strictSame(await terminal.type(file.toString('latin1')), ['OK'])
  t.strictSame(await terminal.ask(`AT+CFTRANRX="C:/m.wav",9`), ['ERROR'], 'it is there')
  t.strictSame(await terminal.ask('AT+FSATTRI=m.wav'), [`+FSATTRI: ${file.length}`, 'OK'])
  await terminal.type(`ATD${anna};\r`, 6_000)
  t.strictSame(await terminal.type('AT+CCMXPLAYWAV="C:/m.wav",1\r', 900), [
    '+WAVSTATE: wav play',
    'OK',
  ])
  t.strictSame(await terminal.listen(200), ['+WAVSTATE: wav play stop'])
  t.strictSame(terminal.modem.calls[0]?.heard.slice(8_000, 16_000), sound)
  t.strictSame(await terminal.ask('AT+FSDEL="C:/m.wav"'), ['OK'])
  t.strictSame(await terminal.ask('AT+FSATTRI=m.wav'), ['ERROR'])
})

t.test('an upload that stops half-way is given up', async (t) => {
  const terminal = await calling('quectel-ec2x')
  await terminal.ask('AT+QFUPL="m.wav",1000,5')
  await terminal.type('RIFF', 4_000)
  t.strictSame(await terminal.type('....', 4_900), [], 'it waits since the last of it')
  t.strictSame(await terminal.listen(200), ['+CME ERROR: 421'])
  t.strictSame(await terminal.ask('AT'), ['OK'])
  t.strictSame(await terminal.ask('AT+QFLST="m.wav"'), ['+CME ERROR: 405'])
})

t.test('nothing plays what is no sound', async (t) => {
  const terminal = await calling('quectel-ec2x')
  const files = [
    Buffer.from('no sound at all'),
    wavOf(tone(1), 44_100),
    wavOf(tone(1)).subarray(0, 100),
    Buffer.from('#!AMR\n\x04'),
  ]
  for (const file of files) {
    await terminal.ask('AT+QFDEL="m.wav"')
    await terminal.ask(`AT+QFUPL="m.wav",${file.length}`)
    await terminal.type(file.toString('latin1'))
    t.match(await terminal.ask('AT+QPSND=1,"m.wav",0,1,1'), [/^\+CME ERROR/])
  }
})

t.test('Quectel keeps a file to itself unless it is told otherwise', async (t) => {
  const file = wavOf(tone(1, 8_000, 500), 16_000)
  const terminal = await calling('quectel-ec2x')
  await terminal.ask(`AT+QFUPL="m.wav",${file.length}`)
  await terminal.type(file.toString('latin1'))
  await terminal.type(`ATD${anna};\r`, 6_000)
  await terminal.type('AT+QPSND=1,"m.wav",0\r', 2_000)
  t.ok(terminal.modem.calls[0]?.heard.every((sample) => sample === 0))

  await terminal.type('AT+QPSND=1,"m.wav",0,1,1\r', 2_000)
  const heard = terminal.modem.calls[0]?.heard ?? new Int16Array()
  const loud = heard.filter((sample) => sample !== 0).length
  t.ok(loud > 3_800 && loud <= 4_000, '16 kHz is played at the same pace')
})

t.test('SIM800 plays AMR that was written in pieces', { skip: skipsWithout('sox') }, async (t) => {
  const folder = t.testdir({ 'm.wav': wavOf(joined(tone(1), silence(1), tone(1))) })
  const [wav, amr] = ['wav', 'amr'].map((end) => join(folder, `m.${end}`))
  await run('sox', `${wav}`, '-C', '7', '-t', 'amr-nb', `${amr}`)
  const file = readFileSync(`${amr}`)
  const terminal = await calling('simcom-800')
  const path = 'C:\\User\\m.amr'
  t.strictSame(await terminal.ask(`AT+FSCREATE=${path}`), ['OK'])
  for (let from = 0; from < file.length; from += 1_000) {
    const piece = file.subarray(from, from + 1_000)
    t.strictSame(await terminal.ask(`AT+FSWRITE=${path},1,${piece.length},10`), ['>'])
    t.strictSame(await terminal.type(piece.toString('latin1')), ['OK'])
  }
  t.strictSame(await terminal.ask(`AT+FSFLSIZE=${path}`), [`+FSFLSIZE: ${file.length}`, 'OK'])
  await terminal.type(`ATD${anna};\r`, 6_000)

  t.strictSame(await terminal.ask(`AT+CREC=4,"${path}",0,90`), ['OK'])
  t.strictSame(await terminal.listen(3_100), ['+CREC: 0'])
  const heard = terminal.modem.calls[0]?.heard ?? new Int16Array()
  const loud = heard.filter((sample) => Math.abs(sample) > 1_000).length / 8_000
  t.ok(loud > 1.6 && loud < 2.1, `${loud} s`)
})

t.test('ATD waits for the answer where +COLP asks for it', async (t) => {
  const terminal = await calling('simcom-800')
  await terminal.ask('AT+COLP=1')
  t.strictSame(await terminal.type(`ATD${anna};\r`, 4_900), [])
  t.strictSame(await terminal.listen(200), [`+COLP: "${anna}",145`, 'OK'])

  const busy = await calling('quectel-ec2x', { kind: 'busy' })
  await busy.ask('AT+COLP=1')
  const lines = await busy.type(`ATD${anna};\r`, 3_000)
  t.equal(lines.at(-1), 'BUSY')
  t.notOk(lines.includes('OK'))
})

t.test('a message during a call is refused where one radio serves both', async (t) => {
  for (const dialect of families) {
    const terminal = await calling(dialect)
    await terminal.type(`ATD${anna};\r`, 6_000)
    const lines = (await terminal.send()).filter((line) => /^\+CM/.test(line))
    const isRefused = dialect === 'simcom-800' || dialect === 'huawei-3g'
    t.strictSame(lines, [isRefused ? '+CMS ERROR: 302' : '+CMGS: 1'], dialect)
  }
})

t.test('there is one call at a time', async (t) => {
  const terminal = await calling('quectel-ec2x')
  await terminal.type(`ATD${anna};\r`, 100)
  t.strictSame(await terminal.ask(`ATD${bert};`), ['ERROR'])
  t.match(terminal.modem.ring(bert), { endedBy: 'network', cause: 17 })
  t.strictSame(await terminal.listen(6_000).then((lines) => lines.includes('RING')), false)
})

t.test('a call needs a network, and a semicolon', async (t) => {
  const terminal = await calling('quectel-ec2x')
  t.strictSame(await terminal.ask(`ATD${anna}`), ['NO CARRIER'], 'nobody answers a data call')
  terminal.modem.faults.arm({ kind: 'no-network' })
  t.strictSame(await terminal.ask(`ATD${anna};`), ['NO CARRIER'])
  t.match(terminal.modem.ring(bert), { endedBy: 'network', cause: 27 })
})

t.test('who calls may hide, and may give up', async (t) => {
  const terminal = await calling('simcom-7600')
  terminal.modem.ring('', { ringsForSeconds: 7 })
  const lines = await terminal.listen(8_000)
  t.ok(lines.includes('+CLIP: "",128,,,,1'))
  t.ok(lines.some((line) => line.startsWith('MISSED_CALL: ')))
  t.match(terminal.modem.calls, [{ answeredAt: undefined, endedBy: 'them' }])

  terminal.modem.ring(bert)
  await terminal.type('AT+CHUP\r', 6_000)
  t.match(terminal.modem.calls[1], { endedBy: 'us' }, 'and may be refused')
})

t.test('what is played to somebody who calls is kept', async (t) => {
  const sound = tone(1)
  const terminal = await calling('huawei-3g')
  terminal.modem.ring(bert)
  await terminal.type('ATA\r', 1_000)
  await terminal.ask('AT^DDSETEX=2')
  terminal.modem.voice.sound.hear(octetsOf(sound))
  await terminal.listen(1_000)
  await terminal.type('AT+CHUP\r', 100)

  t.strictSame(terminal.modem.calls[0]?.heard.slice(8_000), sound)
})

t.test('+CEER tells the cause', async (t) => {
  const said: Record<Family, string> = {
    'quectel-ec2x': '+CEER: 17,"User busy"',
    'simcom-7600': '+CEER: User busy',
    'simcom-a76': '+CEER: "17 User busy"',
    'simcom-800': '+CEER: Cause:17 User busy',
    'huawei-3g': '+CEER: 17,"User busy"',
  }
  for (const dialect of families) {
    const terminal = await calling(dialect, { kind: 'busy' })
    await terminal.type(`ATD${anna};\r`, 3_000)
    t.strictSame(await terminal.ask('AT+CEER'), [said[dialect], 'OK'])
  }
})

t.test('one that falls back to 2G for calls says so during one', async (t) => {
  for (const [dialect, question] of [
    ['quectel-ec2x', 'AT+QNWINFO'],
    ['simcom-7600', 'AT+CPSI?'],
  ] as const) {
    for (const fallsBack of [false, true]) {
      const terminal = await calling(dialect, undefined, { fallsBack })
      t.match((await terminal.ask(question)).join(), /LTE/)
      await terminal.type(`ATD${anna};\r`, 3_000)
      t.equal(/LTE/.test((await terminal.ask(question)).join()), !fallsBack, dialect)
    }
  }
})
