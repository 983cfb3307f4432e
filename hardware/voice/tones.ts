import type { HeardSound } from './call-state.ts'
import { PauseFinder } from './pauses.ts'
import { soundRate } from './sound.ts'

const frameSamples = soundRate / 50
const frameMs = 20
/** The Dutch tones (ITU-T E.180 supplement 2): 425 Hz; ringing 1 s on and 4 s off, busy 0.5 and 0.5. */
const networkHz = 425
const networkWidthHz = 12
/** A burst that lasts this long is longer than any of busy's; by then it rings. */
const ringbackMs = 700
const busyMs = { least: 350, most: 650 }
/** After so long without the next burst it does not ring any more. */
const ringbackGoneMs = 4_600
/** An answering machine's beep: one frequency, for this long at least (modems.md §3.3). */
const beepMs = 300
const beepHz = { least: 400, most: 2_000 }
/** How far a tone may wander and still be one. */
const steadiness = 0.05
/** Mean power of the quietest tone, -42 dBFS. */
const quietest = 32_768 ** 2 * 10 ** (-42 / 10)
const lags = 8
const leastShare = 0.85
const mostMismatch = 0.04

/** A tone under way, or one that is over. */
interface Burst {
  readonly hertz: number
  readonly frames: number
}

/**
 * Hears what a telephone network and an answering machine say without words, and when somebody
 * begins and ceases to speak: from 20 ms of sound at a time.
 */
export function listenForTones(heard: (sound: HeardSound) => void): (samples: Int16Array) => void {
  const tones = new ToneFinder(heard)
  const pauses = new PauseFinder()
  let rest = new Int16Array()
  return (samples) => {
    const all = new Int16Array(rest.length + samples.length)
    all.set(rest)
    all.set(samples, rest.length)
    let at = 0
    for (; at + frameSamples <= all.length; at += frameSamples) {
      const frame = all.subarray(at, at + frameSamples)
      const hertz = toneIn(frame)
      const turn = pauses.hear(frame, hertz !== undefined)
      if (turn) heard(turn)
      // Second: who answers is let finish before it is known that it rings no more.
      if (turn === 'speech') tones.answered()
      tones.hear(hertz)
    }
    rest = all.slice(at)
  }
}

/** Makes bursts of frames, and meaning of bursts. */
class ToneFinder {
  readonly #heard: (sound: HeardSound) => void
  #burst: Burst | undefined
  #framesSince = Number.POSITIVE_INFINITY
  #isRinging = false
  #hasBusyBurst = false

  constructor(heard: (sound: HeardSound) => void) {
    this.#heard = heard
  }

  hear(hertz: number | undefined): void {
    const burst = this.#burst
    if (burst && hertz !== undefined && Math.abs(hertz / burst.hertz - 1) < steadiness) {
      return this.#goOn(burst, hertz)
    }
    if (burst) this.#end(burst)
    this.#burst = hertz === undefined ? undefined : { hertz, frames: 1 }
    if (!this.#burst) this.#wait()
  }

  /** Somebody speaks: it does not ring. */
  answered(): void {
    if (this.#isRinging) this.#heard('ringback-over')
    this.#isRinging = false
  }

  #goOn({ hertz, frames }: Burst, next: number): void {
    this.#burst = { hertz: (hertz * frames + next) / (frames + 1), frames: frames + 1 }
    if (!isNetworks(hertz) || (frames + 1) * frameMs !== ringbackMs) return
    this.#isRinging = true
    this.#heard('ringback')
  }

  #end({ hertz, frames }: Burst): void {
    const ms = frames * frameMs
    if (!isNetworks(hertz)) {
      if (ms >= beepMs && hertz > beepHz.least && hertz < beepHz.most) this.#heard('beep')
      return
    }
    const isBusys = isWithin(ms, busyMs)
    if (isBusys && this.#hasBusyBurst && isWithin(this.#framesSince * frameMs, busyMs)) {
      this.#heard('busy')
    }
    this.#hasBusyBurst = isBusys
    this.#framesSince = 0
  }

  #wait(): void {
    this.#framesSince += 1
    if (this.#framesSince * frameMs >= ringbackGoneMs) this.answered()
  }
}

const isNetworks = (hertz: number): boolean => Math.abs(hertz - networkHz) < networkWidthHz

const isWithin = (ms: number, { least, most }: typeof busyMs): boolean => ms >= least && ms <= most

/** The frequency of the one sine that these samples are, if they are (Pisarenko's method). */
export function toneIn(frame: Int16Array): number | undefined {
  const power = correlationAt(frame, 0)
  if (power < quietest) return undefined
  const correlation = Array.from({ length: lags + 1 }, (_, lag) => correlationAt(frame, lag))
  const [, r1 = 0, r2 = 0] = correlation
  const root = (r2 + Math.sqrt(r2 * r2 + 8 * r1 * r1)) / (4 * r1)
  const angle = Math.acos(Math.abs(r1) < power * 1e-6 ? 0 : Math.max(-1, Math.min(1, root)))
  // What one sine of this frequency would correlate like, as strong as fits best.
  let [product, square] = [0, 0]
  for (let lag = 1; lag <= lags; lag += 1) {
    product += (correlation[lag] ?? 0) * Math.cos(lag * angle)
    square += Math.cos(lag * angle) ** 2
  }
  const strength = product / square
  if (strength < leastShare * power) return undefined
  let mismatch = 0
  for (let lag = 1; lag <= lags; lag += 1) {
    mismatch += ((correlation[lag] ?? 0) / strength - Math.cos(lag * angle)) ** 2
  }
  return mismatch < mostMismatch * square ? (angle * soundRate) / (2 * Math.PI) : undefined
}

function correlationAt(frame: Int16Array, lag: number): number {
  let sum = 0
  for (let i = lag; i < frame.length; i += 1) sum += (frame[i] ?? 0) * (frame[i - lag] ?? 0)
  return sum / (frame.length - lag)
}
