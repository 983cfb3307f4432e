import t from 'tap'
import { keyTones } from '../../hardware/sim/far-sound.ts'
import { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { octetsOf } from '../../hardware/sim/sound-line.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { calling, families, strength, tone } from '../support/calling.ts'
import type { Terminal } from '../support/terminal.ts'

const anna = madeUpMobile(1)

/** Everything that comes back over a terminal's audio port from now on. */
function listening({ modem }: Terminal): () => Int16Array {
  const chunks: Buffer[] = []
  modem.voice.sound.onSay((bytes) => chunks.push(Buffer.from(bytes)))
  return () => {
    const octets = Buffer.concat(chunks.splice(0))
    return Int16Array.from({ length: octets.length / 2 }, (_, i) => octets.readInt16LE(i * 2))
  }
}

const isSilent = (samples: Int16Array): boolean => samples.every((sample) => sample === 0)
const seconds = (samples: Int16Array, from: number, to: number): Int16Array =>
  samples.subarray(from * 8_000, to * 8_000)

t.test('the ringback tone is heard until somebody answers', async (t) => {
  const terminal = await calling('quectel-ec2x', { kind: 'answers', afterSeconds: 7 })
  await terminal.ask('AT+QPCMV=1,0')
  const heard = listening(terminal)
  await terminal.type(`ATD${anna};\r`, 2_000)
  heard()
  await terminal.listen(8_000)
  const back = heard()

  t.equal(back.length, 64_000, 'in real time')
  t.ok(strength(seconds(back, 0.1, 0.9), 425) > 3_000)
  t.ok(isSilent(seconds(back, 1.1, 4.9)), 'one second on, four off')
  t.ok(strength(seconds(back, 5.1, 5.9), 425) > 3_000)
  t.ok(
    seconds(back, 7.5, 7.8).some((sample) => Math.abs(sample) > 500),
    'somebody says hello',
  )
  t.ok(strength(seconds(back, 7.1, 8), 425) < 300, 'and it rings no more')
})

t.test('a key sounds as its two tones for a tenth of a second', async (t) => {
  const keys = [...'159#'].map((key, i) => ({ key, afterSeconds: 2 + i }))
  const terminal = await calling('huawei-3g', { kind: 'answers', afterSeconds: 1, keys })
  await terminal.type(`ATD${anna};\r`, 3_000)
  await terminal.ask('AT^DDSETEX=2')
  const heard = listening(terminal)
  await terminal.listen(8_000)
  const back = heard()

  keys.forEach(({ key, afterSeconds }) => {
    const sounding = seconds(back, afterSeconds, afterSeconds + 0.1)
    for (const hz of keyTones(key) ?? []) t.ok(strength(sounding, hz) > 3_000, `${key}: ${hz}`)
    t.ok(isSilent(seconds(back, afterSeconds + 0.15, afterSeconds + 0.9)))
  })
  t.equal(terminal.modem.calls[0]?.keys, '159#')
})

t.test('a voicemail speaks, beeps and records', async (t) => {
  const greetingSeconds = 4
  const terminal = await calling('quectel-ec2x', {
    kind: 'voicemail',
    afterSeconds: 1,
    greetingSeconds,
  })
  await terminal.ask('AT+QPCMV=1,0')
  await terminal.type(`ATD${anna};\r`, 3_000)
  const heard = listening(terminal)
  await terminal.listen(10_000)
  const back = heard()

  for (let from = 0.4; from < 4.2; from += 0.1) {
    t.ok(seconds(back, from, from + 0.1).some((sample) => Math.abs(sample) > 200))
  }
  t.ok(strength(seconds(back, 4.75, 5.15), 1_000) > 3_000)
  t.ok(isSilent(seconds(back, 5.3, 9.9)))
  await terminal.listen(200_000)
  t.match(terminal.modem.calls, [{ endedBy: 'them' }], 'and has enough after two minutes')
})

t.test('a busy tone can be heard where the network gives one', async (t) => {
  const terminal = await calling('quectel-ec2x', { kind: 'busy', toneSeconds: 3 })
  await terminal.ask('AT+QPCMV=1,0')
  await terminal.type(`ATD${anna};\r`, 2_000)
  const heard = listening(terminal)
  const lines = await terminal.listen(4_000)
  const back = heard()

  t.ok(strength(seconds(back, 0.1, 0.4), 425) > 3_000)
  t.ok(isSilent(seconds(back, 0.6, 0.9)))
  t.ok(strength(seconds(back, 1.1, 1.4), 425) > 3_000)
  t.ok(lines.includes('BUSY'))
})

t.test('a call that is falsely active reaches nobody until it is answered', async (t) => {
  for (const dialect of families) {
    const terminal = await calling(dialect, { kind: 'answers', afterSeconds: 10 })
    terminal.modem.faults.arm({ kind: 'false-active', afterSeconds: 1 })
    await terminal.type(`ATD${anna};\r`, 3_100)
    t.ok(
      (await terminal.ask('AT+CLCC')).some((row) => /,0,0,[01],0,"\+/.test(row)),
      dialect,
    )
    t.equal(terminal.modem.calls[0]?.answeredAt, undefined)
    t.equal(terminal.modem.calls[0]?.heard.length, 0)

    const said = await terminal.listen(8_900)
    t.strictSame(said, [], 'the real answer is not said again')
    t.equal(terminal.modem.calls[0]?.heard.length, 0)
    await terminal.listen(1_000)
    t.equal(terminal.modem.calls[0]?.heard.length, 8_000)
  }
})

t.test('the network drops a call in the middle', async (t) => {
  const terminal = await calling('huawei-3g')
  terminal.modem.faults.arm({ kind: 'dropped-call', afterSeconds: 2, count: 1 })
  const lines = await terminal.type(`ATD${anna};\r`, 10_000)

  t.strictSame(lines.slice(-2), ['^CEND:1,2,21', 'NO CARRIER'])
  t.match(terminal.modem.calls, [{ endedBy: 'network', cause: 38 }])
})

t.test('that a call has gone may be said late', async (t) => {
  const terminal = await calling('quectel-ec2x', {
    kind: 'answers',
    afterSeconds: 1,
    hangsUpAfterSeconds: 1,
  })
  terminal.modem.faults.arm({ kind: 'no-carrier-late', afterSeconds: 5 })
  await terminal.type(`ATD${anna};\r`, 4_100)
  t.notMatch((await terminal.ask('AT+CLCC')).join(), anna, 'the list is right')
  t.strictSame(await terminal.listen(4_800), [])
  t.ok((await terminal.listen(200)).includes('NO CARRIER'))
})

t.test('ATD may stay without an answer, with a call or without', async (t) => {
  for (const isDialled of [true, false]) {
    const terminal = await calling('simcom-800')
    terminal.modem.faults.arm({ kind: 'no-dial-answer', isDialled, count: 1 })
    t.strictSame(await terminal.type(`ATD${anna};\r`, 1_000), [])
    t.equal(terminal.modem.calls.length, isDialled ? 1 : 0)
    t.equal((await terminal.ask('AT+CLCC')).length, isDialled ? 2 : 1)
  }
})

t.test('a hang-up that is answered OK may not work, so many times', async (t) => {
  const terminal = await calling('simcom-7600')
  terminal.modem.faults.arm({ kind: 'stuck-call', count: 2 })
  await terminal.type(`ATD${anna};\r`, 6_000)
  t.strictSame(await terminal.ask('AT+CHUP'), ['OK'])
  t.strictSame(await terminal.ask('ATH'), ['OK'])
  t.match((await terminal.ask('AT+CLCC')).join(), anna)
  t.ok((await terminal.ask('AT+CHUP')).includes('VOICE CALL: END: 000001'))
  t.strictSame(await terminal.ask('AT+CLCC'), ['OK'])
})

t.test('ATH does nothing on a SIMCom until +CVHU says that it may', async (t) => {
  const terminal = await calling('simcom-a76')
  await terminal.ask('AT+CVHU=1')
  await terminal.type(`ATD${anna};\r`, 6_000)
  t.strictSame(await terminal.ask('ATH'), ['OK'])
  t.match((await terminal.ask('AT+CLCC')).join(), anna)
})

t.test('power-off ends a call without a word', async (t) => {
  for (const dialect of families) {
    const terminal = await calling(dialect)
    await terminal.type(`ATD${anna};\r`, 6_000)
    terminal.modem.cutPower()
    t.strictSame(await terminal.listen(10_000), [], dialect)
    t.match(terminal.modem.calls, [{ endedBy: 'power' }])
    t.equal(terminal.modem.calls[0]?.heard.length, 8_000)

    terminal.modem.boot()
    t.equal(terminal.time.pending(), 0)
    t.notMatch((await terminal.ask('AT+CLCC')).join(), anna)
  }
})

/** The terminal's modem in a port, and the wire of its sound. */
async function wired(terminal: Terminal) {
  const cables = new SimulatedPorts()
  cables.plug('sim', terminal.modem)
  const wire = await cables.open('sim-audio', 115_200)
  return { cables, wire }
}

t.test('an audio port is beside the command port, where there is one', async (t) => {
  const terminal = await calling('quectel-ec2x')
  const { cables, wire } = await wired(terminal)
  const closed = new Promise((resolve) => wire.onClose(resolve))
  cables.pull('sim')
  t.match(await closed, { message: 'unplugged' })
  await t.rejects(cables.open('sim-audio', 115_200), { code: 'port-unavailable' })

  const deaf = new SimulatedPorts()
  deaf.plug('sim', (await calling('simcom-a76')).modem)
  await t.rejects(deaf.open('sim-audio', 115_200), { code: 'port-unavailable' })
})

t.test('what comes faster than it sounds has to wait', async (t) => {
  const terminal = await calling('quectel-ec2x')
  const { wire } = await wired(terminal)
  await terminal.ask('AT+QPCMV=1,0')
  await terminal.type(`ATD${anna};\r`, 6_000)
  const sound = tone(3)
  wire.write(octetsOf(sound))
  t.equal(wire.pending(), 48_000 - 16_384)
  await terminal.listen(1_000)
  t.equal(wire.pending(), 48_000 - 32_384)
  await terminal.listen(2_000)
  t.equal(wire.pending(), 0)
  t.strictSame(terminal.modem.calls[0]?.heard.slice(8_000), sound)
})

t.test('a wedged port takes nothing until the fault is over', async (t) => {
  const terminal = await calling('quectel-ec2x')
  const { wire } = await wired(terminal)
  await terminal.ask('AT+QPCMV=1,0')
  await terminal.type(`ATD${anna};\r`, 6_000)
  terminal.modem.faults.arm({ kind: 'wedged-sound', seconds: 2 })
  wire.write(octetsOf(tone(0.5)))
  await terminal.listen(1_000)
  t.equal(wire.pending(), 8_000)
  t.ok(isSilent(terminal.modem.calls[0]?.heard ?? tone(1)))
  await terminal.listen(2_000)
  t.equal(wire.pending(), 0)
  t.notOk(isSilent(terminal.modem.calls[0]?.heard ?? tone(0)))
})

t.test('a SIM7600 is worn after a call with sound, until AT+CRESET', async (t) => {
  const terminal = await calling('simcom-7600')
  const { wire } = await wired(terminal)
  terminal.modem.faults.arm({ kind: 'worn-sound' })
  await terminal.type(`ATD${anna};\r`, 6_000)
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['OK'])
  await terminal.ask('AT+CHUP')
  t.strictSame(await terminal.ask('AT+CPCMREG=0'), ['OK'])

  terminal.modem.cutPower()
  terminal.modem.boot()
  await terminal.ask('ATE0', 'AT+CVHU=0')
  await terminal.type(`ATD${anna};\r`, 6_000)
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['ERROR'], 'at the first try')
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['OK'])
  wire.write(octetsOf(tone(0.1)))
  await terminal.listen(500)
  t.equal(wire.pending(), 1_600, 'but it takes nothing')
  await terminal.ask('AT+CHUP')

  await terminal.type('AT+CRESET\r', 100)
  terminal.modem.boot()
  await terminal.ask('ATE0')
  await terminal.type(`ATD${anna};\r`, 6_000)
  t.strictSame(await terminal.ask('AT+CPCMREG=1'), ['OK'])
})
