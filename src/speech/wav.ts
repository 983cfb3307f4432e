import { soundRate } from '../../hardware/voice/sound.ts'
import { samplesOf } from './voice.ts'

const header = 44

/** A sound as a WAV file: PCM, mono, 16 bits, 8 kHz. */
export function wavOf(samples: Int16Array): Buffer {
  const octets = Buffer.alloc(header + 2 * samples.length)
  octets.write('RIFF', 0, 'latin1')
  octets.writeUInt32LE(octets.length - 8, 4)
  octets.write('WAVEfmt ', 8, 'latin1')
  octets.writeUInt32LE(16, 16)
  octets.writeUInt16LE(1, 20)
  octets.writeUInt16LE(1, 22)
  octets.writeUInt32LE(soundRate, 24)
  octets.writeUInt32LE(2 * soundRate, 28)
  octets.writeUInt16LE(2, 32)
  octets.writeUInt16LE(16, 34)
  octets.write('data', 36, 'latin1')
  octets.writeUInt32LE(2 * samples.length, 40)
  for (const [i, sample] of samples.entries()) octets.writeInt16LE(sample, header + 2 * i)
  return octets
}

/** Samples of a file that `wavOf` made; undefined for any other, half ones included. */
export function samplesOfWav(octets: Buffer): Int16Array | undefined {
  if (octets.length < header || octets.readUInt32LE(40) !== octets.length - header) return undefined
  const read = readWav(octets)
  return read?.rate === soundRate ? read.samples : undefined
}

/**
 * The first channel of a WAV of 16 bits PCM; undefined for anything else. A writer that did not
 * know its length, as one to a pipe, has all that follows.
 */
export function readWav(
  octets: Buffer,
): { readonly samples: Int16Array; readonly rate: number } | undefined {
  if (!/^RIFF....WAVE$/s.test(octets.toString('latin1', 0, 12))) return undefined
  const format = chunkOf(octets, 'fmt ')
  const data = chunkOf(octets, 'data')
  if (!format || !data || format.length < 16) return undefined
  const [kind, channels] = [format.readUInt16LE(0), format.readUInt16LE(2)]
  const rate = format.readUInt32LE(4)
  const isPcm = (kind === 1 || kind === 0xfffe) && format.readUInt16LE(14) === 16
  if (!isPcm || channels < 1 || channels > 8 || rate < soundRate || rate > 192_000) return undefined
  const all = samplesOf(data)
  if (channels === 1) return { samples: all, rate }
  const length = Math.floor(all.length / channels)
  return { samples: Int16Array.from({ length }, (_, i) => all[i * channels] ?? 0), rate }
}

function chunkOf(octets: Buffer, name: string): Buffer | undefined {
  for (let at = 12; at + 8 <= octets.length; ) {
    const size = octets.readUInt32LE(at + 4)
    if (octets.toString('latin1', at, at + 4) === name)
      return octets.subarray(at + 8, at + 8 + size)
    at += 8 + size + (size % 2)
  }
  return undefined
}
