import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ModemError } from '../../hardware/errors.ts'
import { prepareRecording, type RecordingFault } from '../../hardware/voice/prepare-recording.ts'
import type { Sound } from '../../hardware/voice/sound.ts'
import { type Recording, readWav } from '../../hardware/voice/wav.ts'
import { programAt, runProgram } from './program.ts'

/** Why a recording cannot be used; `measured` is what its limit was compared with. */
export interface KeepFault {
  readonly fault: RecordingFault['fault'] | 'recording-unreadable' | 'recording-needs-ffmpeg'
  readonly measured: number
}

/** A recording as the telephone carries it, or what is wrong with it. */
export async function readRecording(
  octets: Buffer,
  path?: string,
): Promise<{ readonly sound: Sound } | KeepFault> {
  const read = wavIn(octets) ?? (await converted(octets, path))
  return 'fault' in read ? read : prepareRecording(read)
}

/** A WAV that can be read; undefined for anything else. */
function wavIn(octets: Buffer): Recording | undefined {
  try {
    return readWav(octets)
  } catch (error) {
    if (error instanceof ModemError) return undefined
    throw error
  }
}

/** By how a file begins, in hexadecimal: what telephones and browsers record, as ffmpeg names it. */
const formats: readonly (readonly [pattern: RegExp, format: string])[] = [
  [/^52494646.{8}57415645/, 'wav'],
  [/^4f676753/, 'ogg'],
  [/^1a45dfa3/, 'matroska'],
  [/^.{8}66747970/, 'mov'],
  [/^664c6143/, 'flac'],
  [/^2321414d52/, 'amr'],
  [/^(494433|ff(fa|fb|f2|f3|e2|e3))/, 'mp3'],
  [/^fff[0189]/, 'aac'],
]
const timeoutMs = 30_000

/** Another format than WAV, where ffmpeg is there to read it. */
async function converted(octets: Buffer, path?: string) {
  const start = octets.toString('hex', 0, 16)
  const format = formats.find(([pattern]) => pattern.test(start))?.[1]
  if (format === undefined)
    return { fault: 'recording-unreadable', measured: octets.length } as const
  const ffmpeg = programAt('ffmpeg', path)
  if (!ffmpeg) return { fault: 'recording-needs-ffmpeg', measured: octets.length } as const
  // A file of its own, for what stands at the end of an MP4 is needed first.
  const folder = await mkdtemp(join(tmpdir(), 'omroeper-'))
  try {
    const file = join(folder, 'recording')
    await writeFile(file, octets, { mode: 0o600 })
    const wav = await runProgram(ffmpeg, [...argsFor(format, file)], { timeoutMs })
    return wavIn(wav) ?? ({ fault: 'recording-unreadable', measured: octets.length } as const)
  } catch {
    return { fault: 'recording-unreadable', measured: octets.length } as const
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The format is given and nothing but files is opened: no playlist leads it elsewhere. */
const argsFor = (format: string, file: string): readonly string[] => [
  ...['-v', 'error', '-nostdin', '-protocol_whitelist', 'file,pipe', '-f', format, '-i', file],
  ...['-map', '0:a:0', '-t', '600', '-ac', '1', '-ar', '16000', '-c:a', 'pcm_s16le', '-f', 'wav'],
  'pipe:1',
]
