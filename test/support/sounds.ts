import { spawnSync } from 'node:child_process'

const rate = 8_000
const keyRows = ['123A', '456B', '789C', '*0#D']
const rowsHz = [697, 770, 852, 941]
const columnsHz = [1_209, 1_336, 1_477, 1_633]

/** A sum of sines: frequency in hertz, level in dBFS of each. */
export const sines = (
  seconds: number,
  ...parts: readonly (readonly [hertz: number, level: number])[]
): Int16Array =>
  Int16Array.from({ length: Math.round(seconds * rate) }, (_, i) =>
    Math.round(
      parts.reduce(
        (sum, [hertz, level]) =>
          sum +
          32_767 * Math.SQRT2 * 10 ** (level / 20) * Math.sin((2 * Math.PI * hertz * i) / rate),
        0,
      ),
    ),
  )

export const silence = (seconds: number): Int16Array => sines(seconds)

export function joined(...pieces: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A key as a telephone makes it; `twist` is how much louder its higher tone is, in decibels. */
export function keySound(key: string, seconds = 0.1, level = -17, twist = 0): Int16Array {
  const row = keyRows.findIndex((keys) => keys.includes(key))
  const column = keyRows[row]!.indexOf(key)
  return sines(seconds, [rowsHz[row]!, level], [columnsHz[column]!, level + twist])
}

/** The same numbers each time, between 0 and 1. */
export function pseudoRandom(seed = 1): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** With white noise at this level in dBFS. */
export function noisy(samples: Int16Array, level: number): Int16Array {
  const random = pseudoRandom(7)
  const gauss = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
  const loudness = 32_767 * 10 ** (level / 20)
  return samples.map((sample) =>
    Math.max(-32_768, Math.min(32_767, Math.round(sample + loudness * gauss()))),
  )
}

const raw = ['-t', 'raw', '-r', `${rate}`, '-e', 'signed', '-b', '16', '-c', '1']

/** Through sox, as it comes out of a telephone codec: `gsm`, or `amr-nb` with its mode. */
export function throughCodec(samples: Int16Array, type: string, mode?: number): Int16Array {
  const options = mode === undefined ? [] : ['-C', `${mode}`]
  const input = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
  const encoded = sox(['-V1', ...raw, '-', '-t', type, ...options, '-'], input)
  const given = type === 'gsm' ? ['-r', `${rate}`, '-c', '1'] : []
  return samplesOf(sox(['-V1', '-t', type, ...given, '-', ...raw, '-'], encoded))
}

/** A text in a voice of espeak-ng, 8 kHz. */
export function speechOf(text: string, voice: string, pitch: number): Int16Array {
  const spoken = spawnSync('espeak-ng', ['-v', voice, '-p', `${pitch}`, '--stdin', '--stdout'], {
    input: text,
    maxBuffer: 1e9,
  }).stdout
  const wav = ['-V1', '-t', 'wav', '--ignore-length', '-']
  return samplesOf(sox([...wav, ...raw, '-', 'gain', '-n', '-3'], spoken))
}

function sox(options: readonly string[], input: Uint8Array): Buffer {
  const { status, stdout } = spawnSync('sox', options, { input, maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`sox ${options.join(' ')}: ${status}`)
  return stdout
}

function samplesOf(octets: Buffer): Int16Array {
  return Int16Array.from({ length: octets.length >> 1 }, (_, i) => octets.readInt16LE(2 * i))
}
