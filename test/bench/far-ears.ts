import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { frameMs } from '../../hardware/voice/pcm-pacer.ts'
import { asHardware, prioritise } from '../support/priority.ts'
import { at, less, type Row, told } from './table.ts'

const program = fileURLToPath(new URL('./far-ear.ts', import.meta.url))

/** Ears at the far end of calls, in a process of their own. */
export interface FarEars {
  /** When each frame came, by path, in milliseconds of the machine's clock; ends them. */
  readonly arrivals: () => Promise<readonly (readonly number[])[]>
}

/** Ears at ptys with these paths, which are there when this resolves. */
export async function farEars(paths: readonly string[]): Promise<FarEars> {
  const far = spawn(process.execPath, ['--import', 'tsx', program, ...paths], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  prioritise(far.pid ?? 0, asHardware)
  const lines = createInterface({ input: far.stdout })
  await once(lines, 'line')
  return {
    arrivals: async () => {
      far.stdin.end()
      const [said] = await once(lines, 'line')
      return JSON.parse(said)
    },
  }
}

/** A modem that was not written to for so long had one call after another. */
const betweenCallsMs = 1_000

function callsIn(arrivals: readonly number[]): readonly (readonly number[])[] {
  const calls: number[][] = []
  arrivals.forEach((ms, i) => {
    const isNext = i === 0 || ms - (arrivals[i - 1] ?? 0) > betweenCallsMs
    if (isNext) calls.push([])
    calls.at(-1)?.push(ms)
  })
  return calls
}

/** How late frames came that are written with this lead, held against what is asked of them. */
export function lateRows(
  what: string,
  arrivals: readonly (readonly number[])[],
  leadMs: number,
): readonly Row[] {
  const calls = arrivals.flatMap(callsIn).map((call) => playedAs(call, leadMs))
  const late = calls.flatMap((frames) => frames.map(({ lateMs }) => lateMs))
  const gaps = calls.flatMap((frames) => frames.map(({ gapMs }) => gapMs))
  return [
    less(`a frame late, p99, ${what}`, [at(0.99, late)], 10, 'ms'),
    less(`a frame late, the latest of ${late.length}`, [Math.max(...late)], 40, 'ms'),
    told(`the longest gap that was heard, ${what}`, [Math.max(...gaps)], 'ms'),
  ]
}

/**
 * For each frame of a call, in milliseconds, by an ear that plays on without a pause from the first
 * one and waits where it has nothing: how much later it came than one that keeps the lead, which the
 * first few make at once; and how long the ear had nothing before it.
 */
function playedAs(
  arrivals: readonly number[],
  leadMs: number,
): readonly { readonly lateMs: number; readonly gapMs: number }[] {
  const began = arrivals[0] ?? 0
  let freeAt = began
  return arrivals.map((ms) => {
    const dueAt = Math.max(began, freeAt + frameMs - leadMs)
    const gapMs = Math.max(0, ms - freeAt)
    freeAt = Math.max(ms, freeAt) + frameMs
    return { lateMs: Math.max(0, ms - dueAt), gapMs }
  })
}
