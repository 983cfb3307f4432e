import { spawn } from 'node:child_process'
import { ModemError } from '../errors.ts'
import { type Sound, soundRate } from './sound.ts'

/** AMR-NB at 12.2 kbit/s is sox's mode 7 (3GPP TS 26.101 table 1a). */
const mode = '7'

/**
 * An AMR-NB file of this sound, made by Debian's `sox` as a child process. Rejects
 * with ModemError `sound-failed` where it is not installed or cannot do it.
 */
export function encodeAmr({ samples }: Sound): Promise<Uint8Array> {
  const raw = ['-t', 'raw', '-r', `${soundRate}`, '-e', 'signed', '-b', '16', '-L', '-c', '1']
  const sox = spawn('sox', ['-V1', ...raw, '-', '-t', 'amr-nb', '-C', mode, '-'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const chunks: Buffer[] = []
  sox.stdout.on('data', (bytes: Buffer) => chunks.push(bytes))
  // One that ends before it has read everything says so by how it ends.
  sox.stdin.on('error', () => undefined)
  sox.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength))
  return new Promise((resolve, reject) => {
    const fail = (why: string, cause?: unknown): void =>
      reject(new ModemError('sound-failed', `sox made no AMR: ${why}`, { cause }))
    sox.on('error', (cause) => fail('it does not start', cause))
    sox.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks))
      else fail(`it ended with ${code}`)
    })
  })
}
