import t from 'tap'
import { AtChannel } from '../../hardware/at/channel.ts'
import { order } from '../../hardware/at/command.ts'
import { profiles } from '../../hardware/profiles/index.ts'
import { audioPortOf, SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { octetsOf } from '../../hardware/sim/sound-line.ts'
import { choosePath } from '../../hardware/voice/choose-path.ts'
import { soundOf } from '../../hardware/voice/sound.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { type Family, tone } from '../support/calling.ts'
import { skipsWithout } from '../support/tools.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const skip = skipsWithout('sox')
const anna = madeUpMobile(1)

/** A modem of a family, our channel to it, and the way by which its sound goes. */
async function equipped(dialect: Family, hasAudio: boolean) {
  const time = new VirtualTime()
  const { timers, now } = time
  const modem = new SimulatedModem({
    id: 'sim',
    dialect,
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 2,
    timers,
    now,
  })
  const cables = new SimulatedPorts()
  cables.plug('sim', modem)
  const channel = new AtChannel(await cables.open('sim', 115_200), {
    timers,
    onEvent: () => undefined,
    onLine: (_, line) => {
      if (voice?.file?.ended.test(line)) ended.splice(0).forEach((tell) => void tell())
    },
  })
  const ended: (() => void)[] = []
  const voice = profiles.find(({ id }) => id === dialect)?.voice
  if (!voice) throw new Error(`${dialect} has no voice`)
  const during = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false
    const done = work.finally(() => {
      isOver = true
    })
    done.catch(() => undefined)
    await time.until(() => isOver, 120_000)
    return done
  }
  const ask: typeof channel.ask = (command) => channel.ask(command)
  const path = await during(
    choosePath(voice, {
      ask,
      timers,
      openWire: cables.open,
      nextEnd: () => new Promise((resolve) => ended.push(resolve)),
      ...(hasAudio ? { audio: audioPortOf('sim') } : {}),
    }),
  )
  if (!path) throw new Error(`${dialect} has no way for sound`)
  return { time, modem, path, during, order: (line: string) => during(ask(order(line))) }
}

const ways: readonly (readonly [dialect: Family, kind: 'file' | 'pcm'])[] = [
  ['quectel-ec2x', 'file'],
  ['quectel-ec2x', 'pcm'],
  ['simcom-7600', 'file'],
  ['simcom-7600', 'pcm'],
  ['huawei-3g', 'pcm'],
]

for (const [dialect, kind] of ways) {
  t.test(`what is played over ${dialect} by ${kind} is what a callee hears`, async (t) => {
    const { time, modem, path, during, order } = await equipped(dialect, kind === 'pcm')
    t.equal(path.kind, kind)
    const sound = soundOf(tone(3))
    await during(path.prepare(sound))
    await during(path.beforeDial())
    await order(`ATD${anna};`)
    await time.pass(6_000)
    const call = await during(path.open(() => undefined))
    t.equal(await during(call.play(sound)), 'played')
    await during(call.close())
    await order('AT+CHUP')

    const heard = modem.calls[0]?.heard ?? new Int16Array()
    t.ok(octetsOf(heard).indexOf(octetsOf(sound.samples)) > 0, 'without a gap')
  })
}

for (const dialect of ['simcom-800', 'simcom-a76'] as const) {
  t.test(`AMR over ${dialect} is heard for as long as it was`, { skip }, async (t) => {
    const { time, modem, path, during, order } = await equipped(dialect, false)
    const sound = soundOf(tone(3))
    // Encoding is another program's work: no virtual clock makes it quicker.
    const ready = path.prepare(sound).then(() => 'ready')
    const aWhile = () => new Promise((resolve) => setTimeout(() => resolve('not yet'), 10))
    while ((await Promise.race([ready, aWhile()])) === 'not yet') await time.pass(1)
    await order(`ATD${anna};`)
    await time.pass(6_000)
    const call = await during(path.open(() => undefined))
    t.equal(await during(call.play(sound)), 'played')

    const heard = modem.calls[0]?.heard ?? new Int16Array()
    const loud = heard.filter((sample) => Math.abs(sample) > 1_000).length / 8_000
    t.ok(loud > 2.5 && loud < 3.1, `${loud} s`)
  })
}
