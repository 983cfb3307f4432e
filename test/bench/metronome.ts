import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { asTheUnit, prioritise } from '../support/priority.ts'
import { at, type Row, told } from './table.ts'

const program = fileURLToPath(new URL('./metronome-tick.ts', import.meta.url))

/** A bare timer in a process of its own that does nothing else, at the unit's priority. */
export interface Metronome {
  /** How late each of its ticks came, in milliseconds; ends it. */
  readonly late: () => Promise<readonly number[]>
}

/** It ticks when this resolves. */
export async function metronome(): Promise<Metronome> {
  const ticking = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  prioritise(ticking.pid ?? 0, asTheUnit)
  const lines = createInterface({ input: ticking.stdout })
  await once(lines, 'line')
  return {
    late: async () => {
      ticking.stdin.end()
      const [said] = await once(lines, 'line')
      return JSON.parse(said)
    },
  }
}

/** Than this nothing that waits for a timer can do better on this machine, with this load. */
export const bareRows = (late: readonly number[]): readonly Row[] => [
  told('a bare timer beside it late, p99', [at(0.99, late)], 'ms'),
  told(`a bare timer beside it late, the latest of ${late.length}`, [Math.max(...late)], 'ms'),
]
