const rate = 8_000
/** Where the beginning of a sound is looked for, and how much of it. */
const latestSeconds = 5
const probeSeconds = 0.4
const blockSamples = rate / 100
const pieceSamples = rate / 4
const mostDelaySamples = rate / 2
/** A piece that fits so well has not moved. */
const alike = 0.98
/** So much better has one to fit elsewhere. */
const clearlyBetter = 0.1
/** Below this a block of 10 ms is silent, and above that it is not (root mean square). */
const silent = 20
const loud = 100

/** How a sound came across. */
export interface Likeness {
  /** When its first sample was heard. */
  readonly beganSeconds: number
  /**
   * Normalised cross-correlation over the whole of it, each quarter of a second where it fits best
   * after the one before; what was not heard counts as silence.
   */
  readonly correlation: number
  /** How much louder than it was sent. */
  readonly decibels: number
  /** The longest silence where there was sound, or delay of what follows. */
  readonly gapMs: number
  /** How much of its end was not heard any more. */
  readonly missingSeconds: number
}

/** Compares what was heard with what was sent, where they fit best. */
export function likeness(sent: Int16Array, heard: Int16Array): Likeness {
  const began = bestLag(sent, heard)
  let lag = began
  let [both, ofHeard, gapMs] = [0, 0, 0]
  for (let at = 0; at < sent.length; at += pieceSamples) {
    const piece = sent.subarray(at, at + pieceSamples)
    const delay = bestDelay(piece, heard, lag + at)
    lag += delay
    const there = heard.subarray(lag + at, lag + at + piece.length)
    both += dot(piece, there)
    ofHeard += dot(there, there)
    gapMs = Math.max(gapMs, longestGap(piece, there) * 10, Math.round((delay * 1_000) / rate))
  }
  const ofSent = dot(sent, sent)
  return {
    beganSeconds: began / rate,
    correlation: ofHeard === 0 ? 0 : both / Math.sqrt(ofSent * ofHeard),
    decibels: 10 * Math.log10(ofHeard / ofSent),
    gapMs,
    missingSeconds: Math.max(0, lag + sent.length - heard.length) / rate,
  }
}

/** By how much a piece comes later than it should; what is late stays so. */
function bestDelay(piece: Int16Array, heard: Int16Array, from: number): number {
  const own = dot(piece, piece)
  if (own / piece.length < loud ** 2) return 0
  const fit = (delay: number): number => {
    const there = heard.subarray(from + delay, from + delay + piece.length)
    const power = dot(there, there)
    return power === 0 ? 0 : dot(piece, there) / Math.sqrt(own * power)
  }
  const here = fit(0)
  let best = { delay: 0, score: here + clearlyBetter }
  if (here > alike) return 0
  for (let delay = 1; delay < mostDelaySamples; delay += 1) {
    const score = fit(delay)
    if (score > best.score) best = { delay, score }
  }
  return best.delay
}

/** Where the first loud piece of it is found; searched with a piece, for the whole takes minutes. */
function bestLag(sent: Int16Array, heard: Int16Array): number {
  const from = Math.max(
    0,
    sent.findIndex((sample) => Math.abs(sample) > 1_000),
  )
  const probe = sent.subarray(from, from + probeSeconds * rate)
  let best = { lag: 0, score: 0 }
  for (let lag = 0; lag < latestSeconds * rate; lag += 1) {
    const there = heard.subarray(lag + from, lag + from + probe.length)
    if (there.length < probe.length) break
    const power = dot(there, there)
    const score = power === 0 ? 0 : dot(probe, there) / Math.sqrt(power)
    if (score > best.score) best = { lag, score }
  }
  return best.lag
}

function longestGap(sent: Int16Array, heard: Int16Array): number {
  let [longest, run] = [0, 0]
  for (let at = 0; at + blockSamples <= heard.length; at += blockSamples) {
    const end = at + blockSamples
    const isGap = rms(heard.subarray(at, end)) < silent && rms(sent.subarray(at, end)) > loud
    run = isGap ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

const rms = (samples: Int16Array): number => Math.sqrt(dot(samples, samples) / samples.length)

function dot(a: Int16Array, b: Int16Array): number {
  let sum = 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
