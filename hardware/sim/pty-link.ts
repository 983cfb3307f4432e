import { rmSync, symlinkSync } from 'node:fs'
import { ModemError } from '../errors.ts'
import { PseudoTerminal } from './pseudo-terminal.ts'

const lookEveryMs = 10
/** What is not read is lost beyond this: a modem does not wait for who listens. */
const mostUnread = 3_200
const emptyLooks = 3

/** One pty that appears at a path, and can be pulled out and plugged in again. */
export class PtyLink {
  readonly path: string
  readonly #hear: (bytes: Uint8Array) => void
  #plugs = 0
  #isPlugged = false
  #pty: PseudoTerminal | undefined
  #isLinked = false

  constructor(path: string, hear: (bytes: Uint8Array) => void) {
    this.path = path
    this.#hear = hear
  }

  get isPlugged(): boolean {
    return this.#isPlugged
  }

  /** Words to the host; to a pty that has been pulled out they reach nobody. */
  say(bytes: Uint8Array): void {
    this.#pty?.say(bytes)
  }

  /** The same for sound: what nobody reads is not kept. */
  sound(bytes: Uint8Array): void {
    if (this.#pty && this.#pty.unread < mostUnread) this.#pty.say(bytes)
  }

  /** Nothing is taken from the host until `resume`. */
  pause(): void {
    this.#pty?.pause()
  }

  resume(): void {
    this.#pty?.resume()
  }

  /** The path is there when this resolves; rejects with ModemError `port-unavailable`. */
  async plug(): Promise<void> {
    this.#plugs += 1
    const plug = this.#plugs
    // One that was pulled out before it was there is missed by nobody.
    const isWanted = (): boolean => this.#isPlugged && plug === this.#plugs
    this.#isPlugged = true
    try {
      rmSync(this.path, { force: true })
      const pty = await PseudoTerminal.open(this.#hear)
      if (!isWanted()) return pty.close()
      this.#pty = pty
      symlinkSync(pty.path, this.path)
      this.#isLinked = true
    } catch (cause) {
      if (!isWanted()) return
      this.pull()
      throw new ModemError('port-unavailable', `${this.path}: no pty`, { cause })
    }
  }

  /** The path vanishes, and whoever has it open is hung up on. */
  pull(): void {
    this.#isPlugged = false
    this.#pty?.close()
    this.#pty = undefined
    if (this.#isLinked) rmSync(this.path, { force: true })
    this.#isLinked = false
  }

  /** Forgets what lies there unread, on its way included: a port that nobody has open keeps nothing. */
  async drain(): Promise<void> {
    for (let empty = 0; empty < emptyLooks; empty = this.#pty?.readAway() ? 0 : empty + 1) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }
}
