import { highPassed, levelled, speechLevelOf } from './level.ts'
import { to8kHz } from './resample.ts'
import { type Sound, soundOf } from './sound.ts'
import type { Recording } from './wav.ts'

/** Why a recording cannot be used. */
export interface RecordingFault {
  readonly fault: 'too-long' | 'too-quiet' | 'clipped' | 'silent'
  /** Seconds; dBFS of the speech (`too-quiet`, `silent`); clipped samples in a thousand. */
  readonly measured: number
}

/** Nobody listens longer than this, and modems have no room for more (modems.md §4). */
export const longestSeconds = 60
/** Shorter than this nothing is said. */
const shortestSeconds = 0.5
/** Speech below this, in dBFS, is drowned by its own noise once it is made louder. */
const quietest = -40
const silence = -60
/** Samples in a thousand that may be as loud as there is. */
const mostClipped = 10
const clippedFrom = 0.998

/** A recording as a telephone carries it (`forTelephone`), unless people could not follow it. */
export async function prepareRecording(
  recording: Recording,
): Promise<{ readonly sound: Sound } | RecordingFault> {
  const { samples, rate } = recording
  const seconds = samples.length / rate
  if (seconds > longestSeconds) return { fault: 'too-long', measured: seconds }
  const clipped = samples.reduce((sum, sample) => sum + Number(Math.abs(sample) >= clippedFrom), 0)
  const share = (1_000 * clipped) / Math.max(1, samples.length)
  if (share > mostClipped) return { fault: 'clipped', measured: share }
  const narrow = await narrowed(recording)
  const measured = speechLevelOf(narrow)
  if (seconds < shortestSeconds || measured < silence) return { fault: 'silent', measured }
  if (measured < quietest) return { fault: 'too-quiet', measured }
  return { sound: soundOf(whole(levelled(narrow))) }
}

/** 8 kHz, 200 to 3,400 Hz, speech at -21.5 dBFS, nowhere clipped; silence stays silence. */
export async function forTelephone(recording: Recording): Promise<Int16Array> {
  const narrow = await narrowed(recording)
  return whole(speechLevelOf(narrow) < silence ? narrow : levelled(narrow))
}

const narrowed = async ({ samples, rate }: Recording): Promise<Float32Array> =>
  highPassed(await to8kHz(samples, rate))

const whole = (samples: Float32Array): Int16Array =>
  Int16Array.from(samples, (sample) => Math.round(32_767 * Math.max(-1, Math.min(1, sample))))
