import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { soundRate } from '../voice/sound.ts'
import type { SimulatedCall } from './call.ts'
import { octetsOf } from './sound-line.ts'

const envelopeSamples = soundRate / 20

/** A call without its samples, for a log: enough to see whether, when and how loud it was heard. */
export interface CallSummary extends Omit<SimulatedCall, 'heard'> {
  readonly heardSeconds: number
  /** Root mean square of every 50 ms since it was answered, 0 to 32767; 0 is a gap. */
  readonly envelope: readonly number[]
}

/** A call, and the file with what was heard. */
export interface WrittenCall extends CallSummary {
  readonly file: string
}

/** What is logged of a call. */
export function summaryOf(call: SimulatedCall): CallSummary {
  const { direction, modem, iccid, to, dialledAt, ringingAt, answeredAt } = call
  const { endedAt, endedBy, cause, keys, heard } = call
  const envelope: number[] = []
  for (let at = 0; at < heard.length; at += envelopeSamples) {
    envelope.push(loudness(heard.subarray(at, at + envelopeSamples)))
  }
  return {
    direction,
    modem,
    iccid,
    to,
    dialledAt,
    ringingAt,
    answeredAt,
    endedAt,
    endedBy,
    cause,
    keys,
    heardSeconds: heard.length / soundRate,
    envelope,
  }
}

/** Writes what was heard of each call, one file each: `<modem>-<n>.s16`, counted from 1. */
export function writeCalls(
  calls: readonly SimulatedCall[],
  folder: string,
): Promise<readonly WrittenCall[]> {
  const counts = new Map<string, number>()
  return Promise.all(
    calls.map(async (call) => {
      const count = (counts.get(call.modem) ?? 0) + 1
      counts.set(call.modem, count)
      const file = join(folder, `${call.modem}-${count}.s16`)
      await writeFile(file, octetsOf(call.heard))
      return { ...summaryOf(call), file }
    }),
  )
}

const loudness = (samples: Int16Array): number =>
  Math.round(Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length))
