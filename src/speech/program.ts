import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program is found by its name; undefined when it is not installed. */
export function programAt(name: string, path = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

export interface Run {
  readonly input?: string
  readonly timeoutMs: number
  /** More than this is a fault: what it makes is held in memory. */
  readonly mostOctets?: number
}

const most = 64 << 20
const wordsKept = 500

/** What a program wrote; rejects with its own words when it fails, hangs or goes on for ever. */
export function runProgram(file: string, args: readonly string[], run: Run): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    const made: Buffer[] = []
    let size = 0
    let words = ''
    const giveUp = (why: string) => {
      child.kill('SIGKILL')
      end(() => reject(new Error(`${file}: ${why}`)))
    }
    const timer = setTimeout(() => giveUp(`no end within ${run.timeoutMs} ms`), run.timeoutMs)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
    }
    child.stdout.on('data', (octets: Buffer) => {
      size += octets.length
      if (size > (run.mostOctets ?? most)) return giveUp('its output does not end')
      made.push(octets)
    })
    child.stderr.on('data', (octets: Buffer) => {
      words = `${words}${octets}`.slice(0, wordsKept)
    })
    // A program that does not read to the end closes the pipe; how it ended says what that meant.
    child.stdin.on('error', () => undefined)
    child.on('error', (cause) => end(() => reject(new Error(`${file} does not run`, { cause }))))
    child.on('close', (code, signal) =>
      end(() =>
        code === 0
          ? resolve(Buffer.concat(made))
          : reject(new Error(`${file} ended with ${code ?? signal}: ${words.trim()}`)),
      ),
    )
    child.stdin.end(run.input ?? '')
  })
}
