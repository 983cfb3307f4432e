import { soundRate } from '../../hardware/voice/sound.ts'

const pauseSeconds = 0.4

/** The passages of a call after each other: a breath before each, and one at the end. */
export function assemble(passages: readonly Int16Array[]): Int16Array {
  const pause = Math.round(pauseSeconds * soundRate)
  const length = passages.reduce((sum, passage) => sum + passage.length + pause, pause)
  const whole = new Int16Array(length)
  let at = pause
  for (const passage of passages) {
    whole.set(passage, at)
    at += passage.length + pause
  }
  return whole
}

/** As far from silence as a passage's edge may be. */
const quiet = 80

/** Without the silence that a voice puts around what it says: pauses are ours to measure. */
export function trimmed(samples: Int16Array): Int16Array {
  const isSound = (sample: number): boolean => Math.abs(sample) > quiet
  const from = samples.findIndex(isSound)
  if (from === -1) return samples.subarray(0, 0)
  return samples.subarray(from, samples.findLastIndex(isSound) + 1)
}
