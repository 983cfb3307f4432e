import { soundRate } from '../voice/sound.ts'

/** What sounds at the far end, from a moment in milliseconds since the call was dialled. */
export interface FarSound {
  readonly kind: 'ringback' | 'busy' | 'speech' | 'beep' | 'key'
  readonly atMs: number
  /** Until then; for ever when it is left out. */
  readonly untilMs?: number
  /** Which key. */
  readonly key?: string
}

/** As loud as the network makes its tones, about -20 dBFS. */
const toneLevel = 3_300
const speechLevel = 6_000
const beepHz = 1_000
/** The Dutch tones (ITU-T E.180 supplement 2): 425 Hz, so long on and so long off. */
const networkToneHz = 425
const rhythms = { ringback: [1_000, 4_000], busy: [500, 500] } as const

const keyRows = ['123A', '456B', '789C', '*0#D'] as const
const rowsHz = [697, 770, 852, 941] as const
const columnsHz = [1_209, 1_336, 1_477, 1_633] as const

/** How long a key sounds. */
export const keyMs = 100

/** The two frequencies of a key (ITU-T Q.23); undefined for what is no key. */
export function keyTones(key: string): readonly [row: number, column: number] | undefined {
  const row = keyRows.findIndex((keys) => keys.includes(key))
  const column = keyRows[row]?.indexOf(key) ?? -1
  const [low, high] = [rowsHz[row], columnsHz[column]]
  return low === undefined || high === undefined ? undefined : [low, high]
}

/** So many samples of what comes back from the far end, from this moment since dialling. */
export function farSamples(sounds: readonly FarSound[], fromMs: number, count: number): Int16Array {
  const samples = new Int16Array(count)
  const first = Math.round((fromMs * soundRate) / 1_000)
  for (let i = 0; i < count; i += 1) {
    const ms = ((first + i) * 1_000) / soundRate
    const sum = sounds.reduce((total, sound) => total + levelOf(sound, ms, first + i), 0)
    samples[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum)))
  }
  return samples
}

function levelOf(sound: FarSound, ms: number, sample: number): number {
  const { atMs, kind, untilMs = Number.POSITIVE_INFINITY } = sound
  if (ms < atMs || ms >= untilMs) return 0
  const since = ms - atMs
  switch (kind) {
    case 'ringback':
    case 'busy': {
      const [on, off] = rhythms[kind]
      return since % (on + off) < on ? toneLevel * sine(networkToneHz, ms) : 0
    }
    case 'beep':
      return toneLevel * sine(beepHz, ms)
    case 'key':
      return (
        (keyTones(sound.key ?? '') ?? []).reduce((sum, hz) => sum + sine(hz, ms), 0) * toneLevel
      )
    case 'speech':
      return speechLevel * syllable(since) * (noise(sample) + noise(sample - 1) + noise(sample - 2))
  }
}

const sine = (hz: number, ms: number): number => Math.sin((2 * Math.PI * hz * ms) / 1_000)

/** Loud and soft four times a second, as speech is, and never silent for longer than a breath. */
const syllable = (ms: number): number => 0.1 + 0.25 * (1 + Math.sin((2 * Math.PI * 4 * ms) / 1_000))

/** The same for the same sample, between -1 and 1. */
function noise(sample: number): number {
  let mixed = Math.imul(sample ^ (sample >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1
}
