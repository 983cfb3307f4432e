import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { ModemError } from '../errors.ts'
import type { SimulatedModem } from './simulated-modem.ts'

const lookEveryMs = 10
const looks = 300

type Socat = ChildProcessByStdio<Writable, Readable, null>

/**
 * A simulated modem on a pty, so that anything that opens a serial port can talk to it. Needs
 * `socat`. Pulling it out makes the path vanish, and whoever has it open is hung up on.
 */
export class PtyCable {
  readonly path: string
  readonly #modem: SimulatedModem
  #socat: Socat | undefined
  /** The far end, held open: or the pty would end with the first program that closes it. */
  #held: number | undefined
  #isClosed = false

  constructor(modem: SimulatedModem, path: string) {
    this.path = path
    this.#modem = modem
    modem.onSay((bytes) => this.#socat?.stdin.write(bytes))
    modem.onVanish((seconds) => {
      this.pull()
      modem.options.timers.after(seconds * 1_000, () => void this.putBack())
    })
  }

  /** The path is there when this resolves; rejects with ModemError `port-unavailable`. */
  async plug(): Promise<void> {
    if (this.#socat || this.#isClosed) return
    rmSync(this.path, { force: true })
    const socat = spawn('socat', [`PTY,link=${this.path},rawer`, 'STDIO'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    this.#socat = socat
    // Words to a pty that has just been pulled out reach nobody.
    socat.stdin.on('error', () => undefined)
    socat.stdout.on('data', (bytes: Buffer) => {
      if (this.#socat === socat) this.#modem.hear(bytes)
    })
    try {
      await Promise.race([this.#hold(socat), endOf(socat, this.path)])
    } catch (error) {
      // One that was pulled out before it was there is missed by nobody.
      if (this.#socat === socat) throw error
    }
  }

  /** As when somebody trips over the cable. */
  pull(): void {
    this.#modem.cutPower()
    this.#socat?.kill('SIGKILL')
    this.#socat = undefined
    if (this.#held !== undefined) closeSync(this.#held)
    this.#held = undefined
    rmSync(this.path, { force: true })
  }

  /** The modem starts, at the same path. */
  async putBack(): Promise<void> {
    if (this.#socat || this.#isClosed) return
    this.#modem.boot()
    await this.plug()
  }

  /** Pulls it out for good. */
  close(): void {
    this.#isClosed = true
    this.pull()
  }

  /** Takes hold of the far end as soon as the path is there. */
  async #hold(socat: Socat): Promise<void> {
    for (let i = 0; i < looks && this.#socat === socat; i += 1) {
      try {
        this.#held = openSync(
          this.path,
          constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK,
        )
        return
      } catch (error) {
        if (!isMissing(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
      }
    }
    throw new ModemError('port-unavailable', `${this.path} does not appear`)
  }
}

/** Rejects when socat cannot be started, or ends. */
function endOf(socat: Socat, path: string): Promise<never> {
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

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
