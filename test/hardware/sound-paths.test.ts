import t from 'tap'
import { AtChannel } from '../../hardware/at/channel.ts'
import { ModemError } from '../../hardware/errors.ts'
import { huawei3g } from '../../hardware/profiles/huawei-3g.ts'
import { quectelEc2x } from '../../hardware/profiles/quectel-ec2x.ts'
import { simcom800 } from '../../hardware/profiles/simcom-800.ts'
import { simcom7600 } from '../../hardware/profiles/simcom-7600.ts'
import { simcomA76 } from '../../hardware/profiles/simcom-a76.ts'
import { choosePath, type PathPorts } from '../../hardware/voice/choose-path.ts'
import { type Sound, soundOf } from '../../hardware/voice/sound.ts'
import { FileModem } from '../support/file-modem.ts'
import { spoken } from '../support/scripted-modem.ts'
import { skipsWithout } from '../support/tools.ts'
import { VirtualTime } from '../support/virtual-time.ts'

/** A tone of so many seconds; each pitch is another sound. */
const tone = (seconds: number, hertz = 440): Sound =>
  soundOf(
    Int16Array.from({ length: seconds * 8_000 }, (_, i) =>
      Math.round(8_000 * Math.sin((2 * Math.PI * hertz * i) / 8_000)),
    ),
  )

function connected(options: { readonly room?: number } = {}) {
  const time = new VirtualTime()
  const modem = new FileModem(time.timers, options.room)
  const channel = new AtChannel(modem.wire, { timers: time.timers, onEvent: () => undefined })
  const ports: PathPorts = {
    ask: (command) => channel.ask(command),
    timers: time.timers,
    nextEnd: () => modem.nextEnd(),
    openWire: async () => {
      throw new ModemError('port-unavailable', 'no such port')
    },
  }
  /** What it resolves with, while time passes. */
  const after = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
    const settled = promise.catch(() => undefined)
    await time.pass(ms)
    await Promise.race([settled, Promise.reject(new Error(`not within ${ms} ms`))])
    return promise
  }
  /** The same, of what waits for another program, whose time is the real one. */
  const patiently = async <T>(promise: Promise<T>): Promise<T> => {
    let isOver = false
    const over = () => {
      isOver = true
    }
    promise.then(over, over)
    while (!isOver) {
      await time.pass(100)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return promise
  }
  return { time, modem, ports, after, patiently }
}

const families = [
  [quectelEc2x, 'omroep1.wav', spoken('+QPSND: 0')],
  [simcom7600, 'C:/omroep1.wav', spoken('+WAVSTATE: wav play stop')],
  [simcomA76, 'C:/omroep1.amr', spoken('+AUDIOSTATE: audio play stop')],
  [simcom800, 'C:\\User\\omroep1.amr', spoken('+CREC: 0')],
] as const

for (const [{ id, voice }, path, end] of families) {
  const skip = voice?.file?.format === 'amr' ? skipsWithout('sox') : false

  t.test(`${id} is given a sound once, and plays it as often as asked`, { skip }, async (t) => {
    const { modem, ports, after, patiently, time } = connected()
    modem.files.set(path, Buffer.from('an old one'))
    const sounds = await after(5_000, choosePath(voice!, ports))
    t.equal(sounds?.kind, 'file')
    const sound = tone(2)
    await patiently(sounds!.prepare(sound))

    const octets = modem.files.get(path)!
    t.match(octets.toString('latin1', 0, 5), voice!.file!.format === 'wav' ? 'RIFF' : '#!AMR')
    if (voice!.file!.format === 'wav') t.equal(octets.length, 44 + 2 * sound.samples.length)
    await after(5_000, sounds!.prepare(soundOf(sound.samples.slice())))
    t.equal(modem.uploads, 1, 'the same sound is not given again')

    const call = await after(
      10,
      sounds!.open(() => undefined),
    )
    for (const _ of [1, 2]) {
      const played = call.play(sound)
      await time.pass(1_950)
      modem.says(end)
      t.equal(await after(1_000, played), 'played')
    }
    t.match(
      modem.heard.filter((line) => line.includes(path) && /QPSND|PLAY|CREC/.test(line)),
      { length: 2 },
    )
    await after(5_000, call.close())
    t.equal(time.pending(), 0)
  })
}

t.test('a file that lost octets on the way is not played', async (t) => {
  const { modem, ports, after } = connected()
  const sounds = await after(5_000, choosePath(quectelEc2x.voice!, ports))
  modem.loses = 7
  const made = sounds!.prepare(tone(1))
  await t.rejects(after(60_000, made), { code: 'sound-failed' })
  t.equal(modem.files.size, 0, 'and does not stay')

  const call = await after(
    10,
    sounds!.open(() => undefined),
  )
  t.equal(await after(60_000, call.play(tone(1))), 'wedged')
  t.notMatch(modem.heard.join(), 'QPSND=1')
})

t.test('a modem with room for one sound holds the one that is needed', async (t) => {
  const { modem, ports, after } = connected({ room: 20_000 })
  const sounds = await after(5_000, choosePath(quectelEc2x.voice!, ports))
  await after(60_000, sounds!.prepare(tone(1)))
  await after(60_000, sounds!.prepare(tone(1, 500)))
  t.equal(modem.files.size, 1)
  t.equal(modem.uploads, 2)
  await after(60_000, sounds!.prepare(tone(1, 500)))
  t.equal(modem.uploads, 2)
})

t.test('two sounds stay, and the one that was used longest ago makes place', async (t) => {
  const { modem, ports, after } = connected()
  const sounds = await after(5_000, choosePath(quectelEc2x.voice!, ports))
  for (const hertz of [400, 500, 400, 600, 400]) {
    await after(60_000, sounds!.prepare(tone(1, hertz)))
  }
  t.equal(modem.uploads, 3)
  t.strictSame([...modem.files.keys()].sort(), ['omroep1.wav', 'omroep2.wav'])
})

t.test('what a modem says of a file it plays decides how the playing ended', async (t) => {
  const { modem, ports, after, time } = connected()
  const sounds = await after(5_000, choosePath(quectelEc2x.voice!, ports))
  const sound = tone(5)
  await after(60_000, sounds!.prepare(sound))
  const call = await after(
    10,
    sounds!.open(() => undefined),
  )

  const cut = call.play(sound)
  await time.pass(1_000)
  modem.says(spoken('+QPSND: 0'))
  t.equal(await after(10, cut), 'wedged', 'one that ends early was not played to the end')

  t.equal(await after(8_100, call.play(sound)), 'wedged', 'nor is one known that is never over')

  const stopped = call.play(sound)
  await time.pass(1_000)
  const again = call.stop().then(() => call.play(sound))
  await time.pass(100)
  t.equal(await stopped, 'stopped')
  modem.says(spoken('+QPSND: 0'))
  await time.pass(5_000)
  modem.says(spoken('+QPSND: 0'))
  t.equal(await after(10, again), 'played', 'the end of what was stopped is not its end')

  modem.refuses = /QPSND/
  t.equal(await after(1_000, call.play(sound)), 'wedged', 'and a refusal is said at once')
  t.equal(time.pending(), 0)
})

t.test('a modem gets the first path that it has what it takes for and answers to', async (t) => {
  const kinds: readonly (readonly [
    voice: typeof quectelEc2x,
    audio: string | undefined,
    refuses: RegExp | undefined,
    kind: string | undefined,
  ])[] = [
    [quectelEc2x, undefined, undefined, 'file'],
    [quectelEc2x, '/dev/ttyUSB1', undefined, 'pcm'],
    [quectelEc2x, 'card:modem1', undefined, 'sound-card'],
    [quectelEc2x, '/dev/ttyUSB1', /QPCMV/, 'file'],
    [quectelEc2x, undefined, /QP/, undefined],
    [simcom7600, undefined, undefined, 'file'],
    [simcom7600, '/dev/ttyUSB4', undefined, 'pcm'],
    [huawei3g, '/dev/ttyUSB1', undefined, undefined],
  ]
  for (const [{ voice, label }, audio, refuses, kind] of kinds) {
    const { modem, ports, after } = connected()
    modem.refuses = refuses
    const path = await after(
      20_000,
      choosePath(voice!, { ...ports, ...(audio === undefined ? {} : { audio }) }),
    )
    t.equal(path?.kind, kind, `${label} with ${audio} that refuses ${refuses}`)
  }
  const { modem, ports, after } = connected()
  modem.answers.set('AT^CVOICE?', spoken('^CVOICE:0,8000,16,20', 'OK'))
  const path = await after(20_000, choosePath(huawei3g.voice!, { ...ports, audio: '/dev/x' }))
  t.equal(path?.kind, 'pcm', 'a Huawei that is not locked to data')
})

t.test('a modem that does not answer has no say in how its sound goes', async (t) => {
  const { modem, ports, after } = connected()
  modem.isSilent = true
  const chosen = choosePath(quectelEc2x.voice!, ports)
  await t.rejects(after(60_000, chosen), { code: 'at-timeout' })
})
