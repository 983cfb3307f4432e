import { spawnSync } from 'node:child_process'
import { soundRate } from '../voice/sound.ts'

const wideRate = 16_000

/**
 * What a file that was put on a modem sounds like, 8 kHz: WAV with 16-bit mono PCM at 8 or 16 kHz
 * is read here, AMR by `sox` as a child process. Undefined for what no modem would play.
 */
export function soundIn(file: Buffer): Int16Array | undefined {
  if (file.toString('latin1', 0, 6) === '#!AMR\n') return soundInAmr(file)
  return soundInWav(file)
}

/** Octets of a frame of 20 ms by its type, the first octet included (RFC 4867 §5). */
const frameOctets = [13, 14, 16, 18, 20, 21, 27, 32, 6]
/** Where an encoder finds silence it says so once, and then that there is nothing to say. */
const noData = 15

function soundInAmr(file: Buffer): Int16Array | undefined {
  for (let at = 6; at < file.length; ) {
    const type = ((file[at] ?? 0) >> 3) & 15
    const octets = type === noData ? 1 : frameOctets[type]
    if (octets === undefined || at + octets > file.length) return undefined
    at += octets
  }
  const format = ['-t', 'raw', '-r', `${soundRate}`, '-e', 'signed', '-b', '16', '-c', '1']
  const { status, stdout } = spawnSync('sox', ['-t', 'amr-nb', '-', ...format, '-'], {
    input: file,
    maxBuffer: 64 * 1024 * 1024,
  })
  return status === 0 ? samplesOf(stdout) : undefined
}

/** RIFF: a head, and chunks of an even length. */
function soundInWav(file: Buffer): Int16Array | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    return undefined
  }
  let rate = 0
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const body = file.subarray(at + 8, at + 8 + length)
    if (name === 'fmt ') rate = rateOf(body)
    if (name === 'data') return rate === 0 || body.length < length ? undefined : atRate(body, rate)
    at += 8 + length + (length % 2)
  }
  return undefined
}

/** 0 for a form that is not played. */
function rateOf(format: Buffer): number {
  if (format.length < 16) return 0
  const isPlain = format.readUInt16LE(0) === 1
  const isMono = format.readUInt16LE(2) === 1
  const rate = format.readUInt32LE(4)
  const isPlayed = isPlain && isMono && format.readUInt16LE(14) === 16
  return isPlayed && [soundRate, wideRate].includes(rate) ? rate : 0
}

/** A call is narrow band: of two samples their mean. */
function atRate(body: Buffer, rate: number): Int16Array {
  const samples = samplesOf(body)
  if (rate === soundRate) return samples
  return Int16Array.from({ length: samples.length >> 1 }, (_, i) =>
    Math.round(((samples[2 * i] ?? 0) + (samples[2 * i + 1] ?? 0)) / 2),
  )
}

const samplesOf = (octets: Buffer): Int16Array =>
  Int16Array.from({ length: octets.length >> 1 }, (_, i) => octets.readInt16LE(i * 2))
