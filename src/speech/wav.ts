import { soundRate } from '../../hardware/voice/sound.ts'

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
  const size = octets.length - header
  if (size < 0 || octets.readUInt32LE(24) !== soundRate) return undefined
  if (octets.readUInt32LE(40) !== size) return undefined
  return Int16Array.from({ length: size >> 1 }, (_, i) => octets.readInt16LE(header + 2 * i))
}
