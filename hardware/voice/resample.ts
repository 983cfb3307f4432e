import { setImmediate } from 'node:timers/promises'
import { soundRate } from './sound.ts'

/** A telephone passes up to 3.4 kHz (ITU-T G.712 §3); from half the rate on nothing may remain. */
const passHz = 3_400
const stopHz = soundRate / 2
/** What is above `stopHz` comes back as something else, this much quieter, in decibels. */
const attenuation = 72
/** After so many samples others have their turn: calls may be going on. */
const sliceSamples = 2_000
/** Shape of the window and the taps it needs (Kaiser's formulas). */
const beta = 0.1102 * (attenuation - 8.7)
const tapsFor = (rate: number): number =>
  Math.ceil((attenuation - 8) / ((2.285 * 2 * Math.PI * (stopHz - passHz)) / rate))

/**
 * The same sound at 8 kHz, from any whole rate of 8 kHz to 96 kHz, without what a telephone does not
 * pass: a windowed sinc, one kernel for each place that an output has among the inputs.
 */
export async function to8kHz(samples: Float32Array, rate: number): Promise<Float32Array> {
  const half = Math.ceil(tapsFor(rate) / 2)
  const kernels = new Map<number, Float64Array>()
  const result = new Float32Array(Math.floor((samples.length * soundRate) / rate))
  for (let i = 0; i < result.length; i += 1) {
    if (i % sliceSamples === sliceSamples - 1) await setImmediate()
    const phase = (i * rate) % soundRate
    const kernel = kernels.get(phase) ?? kernelAt(phase / soundRate, rate, half)
    kernels.set(phase, kernel)
    result[i] = around(samples, Math.floor((i * rate) / soundRate) - half + 1, kernel)
  }
  return result
}

/** The kernel's sum over the samples from `from` on; beyond the ends there is silence. */
function around(samples: Float32Array, from: number, kernel: Float64Array): number {
  const first = Math.max(0, -from)
  const last = Math.min(kernel.length, samples.length - from)
  let sum = 0
  for (let j = first; j < last; j += 1) sum += (samples[from + j] ?? 0) * (kernel[j] ?? 0)
  return sum
}

/** For an output that lies `offset` inputs after the `half`th; it leaves a constant as it is. */
function kernelAt(offset: number, rate: number, half: number): Float64Array {
  const cut = (passHz + stopHz) / rate
  const kernel = Float64Array.from({ length: 2 * half }, (_, j) => {
    const at = j - half + 1 - offset
    const x = Math.PI * cut * at
    const sinc = at === 0 ? 1 : Math.sin(x) / x
    return sinc * bessel(beta * Math.sqrt(Math.max(0, 1 - (at / half) ** 2)))
  })
  const sum = kernel.reduce((total, tap) => total + tap, 0)
  return kernel.map((tap) => tap / sum)
}

/** The modified Bessel function of order 0, by its series. */
function bessel(x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}
