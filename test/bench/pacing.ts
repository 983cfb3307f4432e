import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openSerialWire } from '../../hardware/serial-wire.ts'
import { realTimers } from '../../hardware/timers.ts'
import { hearing } from '../../hardware/voice/hearing.ts'
import { frameMs, leadFrames } from '../../hardware/voice/pcm-pacer.ts'
import { pcmPath } from '../../hardware/voice/pcm-path.ts'
import { soundOf } from '../../hardware/voice/sound.ts'
import { sines } from '../support/sounds.ts'
import { at, less, type Row, told } from './table.ts'
import { inFolder } from './town.ts'

const seconds = 20
const program = fileURLToPath(new URL('./far-ear.ts', import.meta.url))
const pcm = { probe: '', on: 'AT', onWhen: 'active', off: 'AT' } as const

/**
 * So many calls at once that play over ptys and hear what comes in, measured in another process
 * where the frames arrive.
 */
export async function pacing(calls: number): Promise<readonly Row[]> {
  const { arrivals, share } = await inFolder((folder) => played(folder, calls))
  const late = arrivals.flatMap(lateness)
  return [
    less(`a frame late, p99, ${calls} calls over ptys`, [at(0.99, late)], 10, 'ms'),
    less(`a frame late, the latest of ${late.length}`, [Math.max(...late)], 40, 'ms'),
    told(`processor, ${calls} calls that play and listen`, [100 * share], '% of one'),
  ]
}

/** When every frame came, by call; and how busy this process was. */
async function played(folder: string, calls: number) {
  const paths = Array.from({ length: calls }, (_, i) => join(folder, `audio${i}`))
  const far = spawn(process.execPath, ['--import', 'tsx', program, ...paths], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: far.stdout })
  await once(lines, 'line')
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
  far.stdin.end()
  const [said] = await once(lines, 'line')
  return { arrivals: JSON.parse(said) as readonly (readonly number[])[], share }
}

/**
 * In milliseconds, for each frame of a call, by an ear that plays on without a pause and waits where
 * it has nothing: how much later it came than one that keeps the lead. As much as the lead is over
 * the frame itself, nothing is heard of it; what is more is a gap.
 */
function lateness(arrivals: readonly number[]): readonly number[] {
  let freeAt = arrivals[0] ?? 0
  return arrivals.map((ms) => {
    const late = Math.max(0, ms - (freeAt - (leadFrames - 1) * frameMs))
    freeAt = Math.max(ms, freeAt) + frameMs
    return late
  })
}
