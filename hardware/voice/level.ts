import { soundRate } from './sound.ts'

/** Hum and rumble below this are no speech, and overload small loudspeakers (modems.md §3.2). */
const lowestHz = 200
/** Root mean square of speech that callees call pleasant, in dBFS (modems.md §3.2). */
export const speechLevel = -21.5
/** No sample is louder than this, in dBFS. */
const ceiling = 10 ** (-1 / 20)
const frame = soundRate / 50
/** Loud speech is what this share is softer than; so much under it is a pause, so much over a bang. */
const loudShare = 0.9
const pauseRatio = 0.02
const bangRatio = 4
/** How far ahead the limiter looks, in samples: 5 ms. */
const reach = 40

const powerOf = (samples: Float32Array): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)

/** In decibels below full scale; silence is -120. */
const decibels = (power: number): number => 10 * Math.log10(Math.max(power, 1e-12))

/** How loud the speech is in dBFS, without the pauses in it, and whatever bangs beside it. */
export function speechLevelOf(samples: Float32Array): number {
  const powers: number[] = []
  for (let at = 0; at + frame <= samples.length; at += frame) {
    powers.push(powerOf(samples.subarray(at, at + frame)))
  }
  powers.sort((a, b) => a - b)
  const loud = powers[Math.floor(powers.length * loudShare)] ?? 0
  const speech = powers.filter((power) => power >= loud * pauseRatio)
  const sum = speech.reduce((total, power) => total + Math.min(power, loud * bangRatio), 0)
  return decibels(sum / Math.max(1, speech.length))
}

/** At `speechLevel`, and nowhere clipped. */
export function levelled(samples: Float32Array): Float32Array {
  let result = samples
  // What the limiter takes away is given back once.
  for (const _ of [1, 2]) {
    const gain = 10 ** ((speechLevel - speechLevelOf(result)) / 20)
    result = limited(result.map((sample) => sample * gain))
  }
  return result
}

/** Turned down around each peak above the ceiling: smoothly, for a cut-off peak is heard. */
function limited(samples: Float32Array): Float32Array {
  if (samples.every((sample) => Math.abs(sample) <= ceiling)) return samples
  const gains = samples.map((sample) => Math.min(1, ceiling / Math.max(Math.abs(sample), 1e-9)))
  const least = gains.map((_, i) => leastAround(gains, i))
  // The mean of what is nowhere above a peak's gain within reach is not above it at the peak.
  let sum = 0
  for (let i = -reach; i < reach; i += 1) sum += least[i] ?? 1
  return samples.map((sample, i) => {
    sum += least[i + reach] ?? 1
    const gain = sum / (2 * reach + 1)
    sum -= least[i - reach] ?? 1
    return Math.max(-ceiling, Math.min(ceiling, sample * gain))
  })
}

function leastAround(gains: Float32Array, at: number): number {
  let least = 1
  const last = Math.min(gains.length - 1, at + reach)
  for (let i = Math.max(0, at - reach); i <= last; i += 1) least = Math.min(least, gains[i] ?? 1)
  return least
}

/** Quality of the two halves of a fourth-order Butterworth filter. */
const qualities = [0.5412, 1.3066]

/** Without what lies below 200 Hz: hum of 50 Hz comes out 48 dB softer. At 8 kHz. */
export const highPassed = (samples: Float32Array): Float32Array =>
  qualities.reduce((passed, quality) => halfPassed(passed, quality), samples)

function halfPassed(samples: Float32Array, quality: number): Float32Array {
  const w = Math.tan((Math.PI * lowestHz) / soundRate)
  const norm = 1 / (1 + w / quality + w * w)
  const a1 = 2 * (w * w - 1) * norm
  const a2 = (1 - w / quality + w * w) * norm
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return samples.map((x) => {
    const y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2
    ;[x1, x2, y1, y2] = [x, x1, y, y1]
    return y
  })
}
