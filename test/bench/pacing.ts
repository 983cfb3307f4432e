import { join } from 'node:path'
import { usbLeadMs } from '../../hardware/profiles/profile.ts'
import { openSerialWire } from '../../hardware/serial-wire.ts'
import { realTimers } from '../../hardware/timers.ts'
import { hearing } from '../../hardware/voice/hearing.ts'
import { pcmPath } from '../../hardware/voice/pcm-path.ts'
import { soundOf } from '../../hardware/voice/sound.ts'
import { asTheUnit, prioritise } from '../support/priority.ts'
import { sines } from '../support/sounds.ts'
import { farEars, lateRows } from './far-ears.ts'
import { bareRows, metronome } from './metronome.ts'
import { type Row, told } from './table.ts'
import { inFolder } from './town.ts'

const seconds = 20
const pcm = { probe: '', on: 'AT', onWhen: 'active', off: 'AT', leadMs: usbLeadMs } as const

/**
 * So many calls at once that play over ptys and hear what comes in, measured in another process
 * where the frames arrive.
 */
export async function pacing(calls: number): Promise<readonly Row[]> {
  prioritise(0, asTheUnit)
  const beside = await metronome()
  const { arrivals, share } = await inFolder((folder) => played(folder, calls))
  prioritise(0, 0)
  return [
    ...lateRows(`${calls} calls over ptys`, arrivals, usbLeadMs),
    ...bareRows(await beside.late()),
    told(`processor, ${calls} calls that play and listen`, [100 * share], '% of one'),
  ]
}

/** When every frame came, by call; and how busy this process was. */
async function played(folder: string, calls: number) {
  const paths = Array.from({ length: calls }, (_, i) => join(folder, `audio${i}`))
  const ears = await farEars(paths)
  const message = soundOf(sines(seconds, [500, -20]))
  const before = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    paths.map(async (audioPort) => {
      const path = pcmPath(pcm, {
        ask: async (command) => command.parse([]),
        openWire: openSerialWire,
        timers: realTimers,
        audioPort,
      })
      const sound = await path.open(hearing({ heard: () => undefined, key: () => undefined }))
      const end = await sound.play(message)
      if (end !== 'played') throw new Error(`${audioPort} was ${end}`)
      await sound.close()
    }),
  )
  const { user, system } = process.cpuUsage(before)
  const share = (user + system) / 1_000 / (performance.now() - began)
  return { arrivals: await ears.arrivals(), share }
}
