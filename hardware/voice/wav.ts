import { ModemError } from '../errors.ts'
import { soundRate } from './sound.ts'

/** Samples as they were recorded, mixed down to one channel, -1..1. */
export interface Recording {
  /** Samples a second. */
  readonly rate: number
  readonly samples: Float32Array
}

/** WAVE_FORMAT_PCM, _IEEE_FLOAT and _EXTENSIBLE (Microsoft, mmreg.h). */
const pcm = 1
const float = 3
const extensible = 0xfffe
const headerOctets = 44

interface Format {
  readonly tag: number
  readonly channels: number
  readonly rate: number
  readonly bits: number
}

/** A RIFF WAVE file of 16-bit mono samples; for modems, 8 kHz. */
export function writeWav(samples: Int16Array, rate: number = soundRate): Uint8Array {
  const file = Buffer.alloc(headerOctets + 2 * samples.length)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(pcm, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(2 * rate, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(2 * samples.length, 40)
  samples.forEach((sample, i) => {
    file.writeInt16LE(sample, headerOctets + 2 * i)
  })
  return file
}

/**
 * Reads a RIFF WAVE file: PCM of 8, 16, 24 or 32 bits or 32-bit float, 1 to 8 channels, 8 to 96 kHz.
 * A `data` chunk that says it is longer than the file is read to its end: recorders that are cut
 * short leave those. Throws ModemError `bad-sound` for everything else, with what is wrong with it.
 */
export function readWav(file: Uint8Array): Recording {
  const octets = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (octets.toString('latin1', 0, 4) !== 'RIFF' || octets.toString('latin1', 8, 12) !== 'WAVE') {
    throw bad('it is no WAV file')
  }
  const chunks = chunksOf(octets)
  const head = chunks.get('fmt ')
  const data = chunks.get('data')
  if (!head || !data) throw bad(`it has no ${head ? 'data' : 'format'}`)
  const format = formatOf(head)
  return { rate: format.rate, samples: mixed(data, format) }
}

/** The first chunk of each name. */
function chunksOf(octets: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 12; at + 8 <= octets.length; ) {
    const name = octets.toString('latin1', at, at + 4)
    const size = octets.readUInt32LE(at + 4)
    if (!chunks.has(name)) chunks.set(name, octets.subarray(at + 8, at + 8 + size))
    at += 8 + size + (size % 2)
  }
  return chunks
}

function formatOf(head: Buffer): Format {
  if (head.length < 16) throw bad('its format is cut short')
  const tag = head.readUInt16LE(0)
  const isExtensible = tag === extensible && head.length >= 26
  const format: Format = {
    tag: isExtensible ? head.readUInt16LE(24) : tag,
    channels: head.readUInt16LE(2),
    rate: head.readUInt32LE(4),
    bits: head.readUInt16LE(14),
  }
  const isKnown =
    (format.tag === pcm && [8, 16, 24, 32].includes(format.bits)) ||
    (format.tag === float && format.bits === 32)
  if (!isKnown) throw bad(`format ${format.tag} with ${format.bits} bits is not read`)
  if (format.channels < 1 || format.channels > 8) throw bad(`it has ${format.channels} channels`)
  if (format.rate < 8_000 || format.rate > 96_000)
    throw bad(`it has ${format.rate} samples a second`)
  return format
}

/** The mean of the channels; what is no number, or out of range, is brought within it. */
function mixed(data: Buffer, { tag, channels, bits }: Format): Float32Array {
  const width = bits / 8
  const samples = new Float32Array(Math.floor(data.length / (width * channels)))
  const read = tag === float ? readFloat : readers[bits]
  if (!read) throw bad(`${bits} bits are not read`)
  for (let i = 0; i < samples.length; i += 1) {
    let sum = 0
    for (let c = 0; c < channels; c += 1) sum += read(data, (i * channels + c) * width)
    samples[i] = Math.max(-1, Math.min(1, sum / channels))
  }
  return samples
}

type ReadSample = (data: Buffer, at: number) => number

const readers: Readonly<Record<number, ReadSample>> = {
  8: (data, at) => (data.readUInt8(at) - 128) / 128,
  16: (data, at) => data.readInt16LE(at) / 32_768,
  24: (data, at) => data.readIntLE(at, 3) / 8_388_608,
  32: (data, at) => data.readInt32LE(at) / 2_147_483_648,
}

const readFloat: ReadSample = (data, at) => {
  const value = data.readFloatLE(at)
  return Number.isFinite(value) ? value : 0
}

const bad = (why: string): ModemError => new ModemError('bad-sound', why)
