import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, openSync, readSync, rmSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { ModemError } from '../errors.ts'

const lookEveryMs = 10
const looks = 300
/** What is not read is lost beyond this: a modem does not wait for who listens. */
const mostUnread = 3_200
const drainBytes = 65_536
const emptyLooks = 3

/**
 * One pty that appears at a path, made by `socat`. Its buffers are as small as they can be, so that
 * whoever writes faster than this end takes notices.
 */
export class PtyLink {
  readonly path: string
  readonly #hear: (bytes: Uint8Array) => void
  #socat: ChildProcess | undefined
  #line: Duplex | undefined
  /** The far end, held open: or the pty would end with the first program that closes it. */
  #held: number | undefined

  constructor(path: string, hear: (bytes: Uint8Array) => void) {
    this.path = path
    this.#hear = hear
  }

  get isPlugged(): boolean {
    return this.#socat !== undefined
  }

  /** Words to the host; to a pty that has been pulled out they reach nobody. */
  say(bytes: Uint8Array): void {
    this.#line?.write(bytes)
  }

  /** The same for sound: what nobody reads is not kept. */
  sound(bytes: Uint8Array): void {
    if ((this.#line?.writableLength ?? 0) < mostUnread) this.#line?.write(bytes)
  }

  /** Nothing is taken from the host until `resume`. */
  pause(): void {
    this.#line?.pause()
  }

  resume(): void {
    this.#line?.resume()
  }

  /** The path is there when this resolves; rejects with ModemError `port-unavailable`. */
  async plug(): Promise<void> {
    rmSync(this.path, { force: true })
    const socat = spawn('socat', ['-b', '320', `PTY,link=${this.path},rawer`, 'FD:3,sndbuf=1'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    this.#socat = socat
    const line = socat.stdio[3] as Duplex
    this.#line = line
    line.on('error', () => undefined)
    line.on('data', (bytes: Buffer) => {
      if (this.#socat === socat) this.#hear(bytes)
    })
    try {
      await Promise.race([this.#hold(socat), endOf(socat, this.path)])
    } catch (error) {
      // One that was pulled out before it was there is missed by nobody.
      if (this.#socat === socat) throw error
    }
  }

  /** The path vanishes, and whoever has it open is hung up on. */
  pull(): void {
    this.#socat?.kill('SIGKILL')
    this.#socat = undefined
    this.#line = undefined
    if (this.#held !== undefined) closeSync(this.#held)
    this.#held = undefined
    rmSync(this.path, { force: true })
  }

  /** Forgets what lies there unread, on its way included: a port that nobody has open keeps nothing. */
  async drain(): Promise<void> {
    for (let empty = 0; empty < emptyLooks; empty = this.#readAway() ? 0 : empty + 1) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }

  /** Whether there was anything. */
  #readAway(): boolean {
    if (this.#held === undefined) return false
    try {
      return readSync(this.#held, Buffer.alloc(drainBytes)) > 0
    } catch (error) {
      if (hasCode(error, 'EAGAIN')) return false
      throw error
    }
  }

  /** Takes hold of the far end as soon as the path is there. */
  async #hold(socat: ChildProcess): Promise<void> {
    for (let i = 0; i < looks && this.#socat === socat; i += 1) {
      try {
        this.#held = openSync(
          this.path,
          constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK,
        )
        return
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) throw error
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
      }
    }
    throw new ModemError('port-unavailable', `${this.path} does not appear`)
  }
}

/** Rejects when socat cannot be started, or ends. */
function endOf(socat: ChildProcess, path: string): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    const refuse = (cause: unknown) =>
      reject(new ModemError('port-unavailable', `${path}: no pty from socat`, { cause }))
    socat.on('error', refuse)
    socat.on('exit', refuse)
  })
  // Whoever waits for the path is told; one that ends later was pulled out.
  end.catch(() => undefined)
  return end
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
