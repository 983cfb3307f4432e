import { equal, ok } from 'node:assert/strict'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import type { AtCommand } from '../../hardware/at/command.ts'
import { ModemError } from '../../hardware/errors.ts'
import { simcom7600 } from '../../hardware/profiles/simcom-7600.ts'
import { openSerialWire } from '../../hardware/serial-wire.ts'
import { PtyLink } from '../../hardware/sim/pty-link.ts'
import { realTimers } from '../../hardware/timers.ts'
import { cardPath } from '../../hardware/voice/card-path.ts'
import { PcmPacer } from '../../hardware/voice/pcm-pacer.ts'
import { pcmPath } from '../../hardware/voice/pcm-path.ts'
import { soundOf } from '../../hardware/voice/sound.ts'
import type { Wire } from '../../hardware/wire.ts'
import { pseudoRandom, silence, sines } from '../support/sounds.ts'
import { skipsWithout } from '../support/tools.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const skip = skipsWithout('perl')

/** A modem's ear on a wire: it plays 16 octets a millisecond, and keeps when each frame came. */
function earOn(time: VirtualTime) {
  const frames: { readonly at: number; readonly octets: Buffer }[] = []
  let taken = 0
  let written = 0
  const ear = {
    isStuck: false,
    frames,
    write: (bytes: Uint8Array) => {
      frames.push({ at: time.timers.now(), octets: Buffer.from(bytes) })
      written += bytes.length
      if (!ear.isStuck) taken = written
    },
    pending: () => written - taken,
    free: () => {
      ear.isStuck = false
      taken = written
    },
    /** All samples, in order. */
    samples: () => {
      const all = Buffer.concat(frames.map(({ octets }) => octets))
      return Int16Array.from({ length: all.length / 2 }, (_, i) => all.readInt16LE(2 * i))
    },
  }
  return ear
}

const message = soundOf(sines(1.01, [500, -20]))
/** As far ahead of the ear as the families with such a port are written to. */
const { leadMs } = simcom7600.voice!.pcm!

/** Where `part` is in `whole`, -1 when it is not there in one piece. */
const placeOf = (part: Int16Array, whole: Int16Array): number =>
  whole.findIndex((_, at) => part.every((sample, i) => whole[at + i] === sample))

/** Timers whose nth comes so many milliseconds late. */
function lateBy({ timers }: VirtualTime, lateMs: (n: number) => number) {
  let n = 0
  return {
    now: timers.now,
    after: (ms: number, run: () => void) => timers.after(ms + lateMs(n++), run),
  }
}

t.test('whole frames come at the pace of the ear, silence where nothing plays', async (t) => {
  const time = new VirtualTime()
  const ear = earOn(time)
  const pacer = new PcmPacer(ear, time.timers, leadMs)
  await time.pass(500)
  const played = pacer.play(message)
  let endedAt = 0
  void played.then(() => {
    endedAt = time.timers.now()
  })
  await time.pass(60_000)
  pacer.close()

  t.equal(await played, 'played')
  t.ok(ear.frames.every(({ octets }) => octets.length === 320))
  t.ok(Math.abs(ear.frames.length - 60_500 / 20) <= leadMs / 20, 'no drift in a minute')
  // The first ones make the lead, all at once.
  ear.frames.slice(leadMs / 20 - 1).forEach(({ at }, n) => {
    const i = n + leadMs / 20 - 1
    const lead = (i + 1) * 20 - at
    if (lead < leadMs - 40 || lead > leadMs) t.fail(`frame ${i} came with a lead of ${lead} ms`)
  })
  const at = placeOf(message.samples, ear.samples())
  t.ok(at >= 0, 'the message is in it in one piece')
  const heardUntil = ((at + message.samples.length) / 8_000) * 1_000
  t.ok(endedAt >= heardUntil && endedAt < heardUntil + 60, `it ended at ${endedAt} ms`)
  t.ok(
    ear
      .samples()
      .subarray(at + message.samples.length)
      .every((sample) => sample === 0),
  )
  t.equal(time.pending(), 0)
})

t.test('whatever the timers do, nothing is lost, doubled or hurried', (t) => {
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 }),
    async (delays) => {
      const time = new VirtualTime()
      const ear = earOn(time)
      const pacer = new PcmPacer(
        ear,
        lateBy(time, (n) => delays[n] ?? 0),
        leadMs,
      )
      const played = pacer.play(message)
      await time.pass(30_000)
      pacer.close()
      equal(await played, 'played')
      const whole = ear.samples()
      ok(placeOf(message.samples, whole) >= 0)
      // What the ear has not played yet is never more than the lead.
      let heardUntil = 0
      for (const { at } of ear.frames) {
        heardUntil = Math.max(heardUntil, at) + 20
        ok(heardUntil - at <= leadMs + 0.001, `a lead of ${heardUntil - at} ms`)
      }
      equal(time.pending(), 0)
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 40 }))
})

t.test('nobody hears that a timer is late by less than the lead', async (t) => {
  const time = new VirtualTime()
  const ear = earOn(time)
  const late = lateBy(time, (n) => (n % 3 === 0 ? leadMs - 21 : 0))
  const pacer = new PcmPacer(ear, late, leadMs)
  await time.pass(10_000)
  pacer.close()

  t.ok(leadMs >= 100, 'as long as this program may be kept from writing')
  ear.frames.forEach(({ at }, i) => {
    const before = ear.frames[0]!.at + i * 20
    if (at > before) t.fail(`the ear waited ${at - before} ms for frame ${i}`)
  })
})

t.test('what is stopped is over after the lead, at the latest', async (t) => {
  const time = new VirtualTime()
  const ear = earOn(time)
  const pacer = new PcmPacer(ear, time.timers, leadMs)
  void pacer.play(message)
  await time.pass(410)
  pacer.stop()
  const stoppedAt = time.timers.now()
  await time.pass(400)
  pacer.close()

  const last = ear.samples().findLastIndex((sample) => sample !== 0)
  const soundsUntil = ear.frames[0]!.at + last / 8
  t.ok(soundsUntil <= stoppedAt + leadMs, `${soundsUntil - stoppedAt} ms after it was stopped`)
})

t.test('a port that takes nothing for half a second is wedged', async (t) => {
  const time = new VirtualTime()
  const ear = earOn(time)
  const pacer = new PcmPacer(ear, time.timers, leadMs)
  const played = pacer.play(soundOf(silence(20)))
  let endedAt = 0
  void played.then(() => {
    endedAt = time.timers.now()
  })
  await time.pass(1_000)
  ear.isStuck = true
  await time.pass(3_000)

  t.equal(await played, 'wedged')
  t.ok(endedAt > 1_500 && endedAt < 1_900, `at ${endedAt} ms`)
  t.ok(ear.pending() <= 3_520, `${ear.pending()} octets are kept, no more`)
  t.equal(await pacer.play(message), 'wedged', 'and it stays so')
  t.equal(time.pending(), 0)
})

t.test('a port that takes nothing for a moment makes a pause and loses nothing', async (t) => {
  const time = new VirtualTime()
  const ear = earOn(time)
  const pacer = new PcmPacer(ear, time.timers, leadMs)
  const played = pacer.play(message)
  await time.pass(300)
  ear.isStuck = true
  await time.pass(500)
  ear.free()
  await time.pass(3_000)
  pacer.close()

  t.equal(await played, 'played')
  t.ok(placeOf(message.samples, ear.samples()) >= 0)
})

t.test('what is stopped ends at once, and the next begins from its beginning', async (t) => {
  const time = new VirtualTime()
  const ear = earOn(time)
  const pacer = new PcmPacer(ear, time.timers, leadMs)
  const first = pacer.play(message)
  await time.pass(400)
  const second = pacer.play(message)
  await time.pass(400)
  pacer.stop()
  t.equal(await first, 'stopped')
  t.equal(await second, 'stopped')
  const third = pacer.play(message)
  await time.pass(2_000)
  t.equal(await third, 'played')
  pacer.stop()
  pacer.close()
  t.equal(time.pending(), 0)
})

/** A SIM7600's second port, and the modem's answers to what turns its sound on and off. */
function sim7600(refuse: (line: string, nth: number) => boolean = () => false) {
  const time = new VirtualTime()
  const ear = earOn(time)
  const asked: string[] = []
  const opened: string[] = []
  const listeners = { data: (_: Uint8Array) => {}, close: (_?: Error) => {} }
  const wire: Wire = {
    write: (bytes) => ear.write(bytes),
    pending: () => ear.pending(),
    onData: (listener) => {
      listeners.data = listener
    },
    onClose: (listener) => {
      listeners.close = listener
    },
    close: async () => listeners.close(),
  }
  const path = pcmPath(simcom7600.voice!.pcm!, {
    ask: async <T>(command: AtCommand<T>) => {
      asked.push(command.line)
      if (refuse(command.line, asked.length)) throw new ModemError('at-rejected', command.line)
      return command.parse([])
    },
    openWire: async (port) => {
      opened.push(port)
      if (port === 'gone') throw new ModemError('port-unavailable', port)
      return wire
    },
    timers: time.timers,
    audioPort: '/dev/ttyUSB4',
  })
  return { time, ear, path, asked, opened, listeners }
}

t.test('the second port is opened for a call, and what comes in is heard', async (t) => {
  const { time, path, asked, opened, listeners } = sim7600()
  await path.beforeDial()
  t.strictSame(asked, [], 'a SIM7600 refuses its sound before the call is active')
  const heard: number[] = []
  const sound = await path.open((samples) => heard.push(...samples))
  t.strictSame([asked, opened], [['AT+CPCMREG=1'], ['/dev/ttyUSB4']])
  listeners.data(Uint8Array.of(1, 0, 2))
  listeners.data(Uint8Array.of(1, 0xff, 0xff, 9))
  t.strictSame(heard, [1, 258, -1], 'whatever the borders of chunks')

  const played = sound.play(message)
  await time.pass(1_300)
  t.equal(await played, 'played')
  await sound.close()
  t.equal(asked.at(-1), 'AT+CPCMREG=0,1')
  t.equal(path.isWorn(), false)
  t.equal(time.pending(), 0)
})

t.test('sound that is not turned on at the first try is worn', async (t) => {
  const { time, path } = sim7600((_, nth) => nth === 1)
  const opening = path.open(() => undefined)
  await time.pass(1_000)
  await (await opening).close()
  t.equal(path.isWorn(), true)

  const mute = sim7600((line) => line === 'AT+CPCMREG=1')
  const refused = t.rejects(
    mute.path.open(() => undefined),
    { code: 'sound-failed' },
  )
  await mute.time.pass(5_000)
  await refused
  t.strictSame(mute.opened, [])
  t.equal(mute.time.pending(), 0)
})

t.test('an unplugged or a stuck port ends what plays, and is worn', async (t) => {
  const { time, path, listeners } = sim7600()
  const sound = await path.open(() => undefined)
  const played = sound.play(message)
  await time.pass(100)
  listeners.close(new Error('unplugged'))
  t.equal(await played, 'wedged')
  t.equal(path.isWorn(), true)
  await sound.close()
  t.equal(time.pending(), 0)
})

t.test('a real port that is stuck is told, and closed in a moment', { skip }, async (t) => {
  const link = join(t.testdir(), 'audio')
  const far = new PtyLink(link, () => undefined)
  t.teardown(() => far.pull())
  await far.plug()
  // Nobody takes anything from it: the kernel's own room is all there is.
  far.pause()
  const path = pcmPath(
    { probe: 'AT', on: 'AT', onWhen: 'active', off: 'AT', leadMs },
    {
      ask: async <T>(command: AtCommand<T>) => command.parse([]),
      openWire: openSerialWire,
      timers: realTimers,
      audioPort: link,
    },
  )
  const sound = await path.open(() => undefined)
  t.equal(await sound.play(soundOf(silence(30))), 'wedged')
  const before = performance.now()
  await sound.close()
  t.ok(performance.now() - before < 2_000)
  t.equal(path.isWorn(), true)
})

/** Stands for `aplay` and `arecord`, and keeps what they were given: no card is here. */
const standIn = `#!/usr/bin/env node
const { appendFileSync } = require('node:fs')
const name = require('node:path').basename(process.argv[1])
const folder = require('node:path').dirname(process.argv[1])
appendFileSync(folder + '/asked', name + ' ' + process.argv.slice(2).join(' ') + '\\n')
if (name === 'arecord') {
  process.stdout.write(Buffer.of(1, 0, 2, 0))
  setInterval(() => {}, 1000)
} else {
  process.stdin.on('data', (bytes) => appendFileSync(folder + '/played', bytes))
  process.stdin.on('end', () => process.exit(Number(process.env.APLAY_ENDS_WITH ?? 0)))
}
`

t.test('a sound card is given the samples and gives what it hears', async (t) => {
  const scripts = '{ "type": "commonjs" }'
  const folder = t.testdir({ aplay: standIn, arecord: standIn, 'package.json': scripts })
  for (const name of ['aplay', 'arecord']) chmodSync(join(folder, name), 0o755)
  const { PATH } = process.env
  t.teardown(() => {
    process.env.PATH = PATH
    delete process.env.APLAY_ENDS_WITH
  })
  process.env.PATH = `${folder}:${PATH}`
  const asked: string[] = []
  const path = cardPath(
    { probe: 'AT+QPCMV=?', on: 'AT+QPCMV=1,2', off: 'AT+QPCMV=0' },
    {
      ask: async <T>(command: AtCommand<T>) => {
        asked.push(command.line)
        return command.parse([])
      },
      timers: realTimers,
      card: 'modem1',
    },
  )
  let tell = (_: Int16Array) => {}
  const heard = new Promise<Int16Array>((resolve) => {
    tell = resolve
  })
  const sound = await path.open((samples) => tell(samples))
  t.strictSame([...(await heard)], [1, 2])

  const random = pseudoRandom()
  const noise = soundOf(Int16Array.from({ length: 4_000 }, () => 65_535 * random() - 32_768))
  t.equal(await sound.play(noise), 'played')
  const octets = readFileSync(join(folder, 'played'))
  t.ok(octets.equals(Buffer.from(noise.samples.buffer)), 'octet for octet')
  process.env.APLAY_ENDS_WITH = '1'
  t.equal(await sound.play(noise), 'wedged', 'a card that is gone')
  await sound.close()
  t.strictSame(asked, ['AT+QPCMV=1,2', 'AT+QPCMV=0'])
  const lines = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n').sort()
  t.match(lines[0], 'aplay -q -t raw -f S16_LE -r 8000 -c 1 -D plughw:CARD=modem1')
  t.match(lines.at(-1), 'arecord -q -t raw -f S16_LE -r 8000 -c 1 -D plughw:CARD=modem1')

  process.env.PATH = '/nowhere'
  const none = await path.open(() => undefined)
  t.equal(await none.play(noise), 'wedged', 'without alsa-utils')
  await none.close()
})
