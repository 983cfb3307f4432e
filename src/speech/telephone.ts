import { type Sound, soundOf, soundRate } from '../../hardware/voice/sound.ts'
import type { Spoken } from './voice.ts'

const lowestHz = 200
const highestHz = 3400
/** Root mean square of speech that people called pleasant on the phone (modems.md 3.2). */
const speechLevel = 10 ** (-21.5 / 20)
const loudest = 0.89
/** Half a filter, in periods of the slower rate. */
const lobes = 16
/** A stretch this much under the whole is a pause: it does not count for the level. */
const pauseRatio = 0.1

/** What a program said, as a telephone carries it: 8 kHz, 200 to 3400 Hz, at one level. */
export function forTelephone({ samples, rate }: Spoken): Int16Array {
  const narrow = highPass(slower(samples, rate))
  const gain = gainFor(narrow)
  return Int16Array.from(narrow, (value) => Math.round(value * gain * 32_767))
}

/** Why a recording is refused; `measured` is seconds, decibels, or clipped samples in a thousand. */
export interface PrepareFault {
  readonly fault: 'too-long' | 'too-quiet' | 'clipped' | 'silent'
  readonly measured: number
}

const longestSeconds = 60
const shortestSeconds = 1
const quietest = -45
const silence = -60
const mostClipped = 10

/** A recording as a telephone carries it, unless people would not understand it. */
export function prepareRecording(
  samples: Int16Array,
  rate: number,
): { readonly sound: Sound } | PrepareFault {
  const seconds = samples.length / rate
  if (seconds > longestSeconds) return { fault: 'too-long', measured: seconds }
  const clipped = samples.reduce((count, sample) => count + Number(Math.abs(sample) >= 32_700), 0)
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length
  const level = 10 * Math.log10(power || 1e-12)
  if (seconds < shortestSeconds || level < silence) return { fault: 'silent', measured: level }
  if (level < quietest) return { fault: 'too-quiet', measured: level }
  const share = (1000 * clipped) / samples.length
  if (share > mostClipped) return { fault: 'clipped', measured: share }
  return { sound: soundOf(forTelephone({ samples, rate })) }
}

/** Resampled by a windowed sinc that ends where the telephone does. */
function slower(samples: Int16Array, rate: number): Float64Array {
  const step = rate / soundRate
  const half = Math.ceil(lobes * Math.max(step, 1))
  const cut = (2 * Math.min(highestHz, rate / 2)) / rate
  const kernels = new Map<number, Float64Array>()
  const result = new Float64Array(Math.floor(samples.length / step))
  for (let i = 0; i < result.length; i++) {
    const phase = (i * rate) % soundRate
    const kernel = kernels.get(phase) ?? kernelAt(phase / soundRate, cut, half)
    kernels.set(phase, kernel)
    const from = Math.floor(i * step) - half + 1
    let sum = 0
    for (let j = 0; j < kernel.length; j++) sum += (samples[from + j] ?? 0) * (kernel[j] ?? 0)
    result[i] = sum / 32_768
  }
  return result
}

/** For an output that lies `offset` samples after the middle of the input it is made of. */
const kernelAt = (offset: number, cut: number, half: number): Float64Array =>
  Float64Array.from({ length: 2 * half }, (_, j) => {
    const at = j - half + 1 - offset
    const x = Math.PI * cut * at
    const sinc = at === 0 ? 1 : Math.sin(x) / x
    const turn = (Math.PI * at) / half
    return cut * sinc * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn))
  })

/** Second-order Butterworth. */
function highPass(samples: Float64Array): Float64Array {
  const w = Math.tan((Math.PI * lowestHz) / soundRate)
  const norm = 1 / (1 + Math.SQRT2 * w + w * w)
  const a1 = 2 * (w * w - 1) * norm
  const a2 = (1 - Math.SQRT2 * w + w * w) * norm
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return samples.map((x) => {
    const y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2
    ;[x1, x2, y1, y2] = [x, x1, y, y1]
    return y
  })
}

function gainFor(samples: Float64Array): number {
  const frame = soundRate / 50
  const powers: number[] = []
  let peak = 0
  for (let at = 0; at + frame <= samples.length; at += frame) {
    let sum = 0
    for (const value of samples.subarray(at, at + frame)) {
      sum += value * value
      peak = Math.max(peak, Math.abs(value))
    }
    powers.push(sum / frame)
  }
  const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / Math.max(1, of.length)
  const whole = mean(powers)
  const level = Math.sqrt(mean(powers.filter((power) => power > whole * pauseRatio)))
  if (level === 0 || peak === 0) return 0
  return Math.min(speechLevel / level, loudest / peak)
}
