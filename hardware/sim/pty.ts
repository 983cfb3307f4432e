import { PtyLink } from './pty-link.ts'
import type { SimulatedModem } from './simulated-modem.ts'

/**
 * A simulated modem on a pty, so that anything that opens a serial port can talk to it, and its
 * calls' sound on a second one where `audioPath` says. Needs `perl`. Pulling it out makes the paths
 * vanish, and whoever has one open is hung up on.
 */
export class PtyCable {
  readonly path: string
  readonly #modem: SimulatedModem
  readonly #commands: PtyLink
  readonly #sound: PtyLink | undefined
  #isClosed = false

  constructor(modem: SimulatedModem, path: string, audioPath?: string) {
    this.path = path
    this.#modem = modem
    this.#commands = new PtyLink(path, (bytes) => modem.hear(bytes))
    modem.onSay((bytes) => this.#commands.say(bytes))
    this.#sound = audioPath === undefined ? undefined : soundLink(modem, audioPath)
    modem.onVanish((seconds) => {
      this.pull()
      // One that finds no pty any more stays away, as some modems do.
      const back = () => void this.putBack().catch(() => undefined)
      modem.options.timers.after(seconds * 1_000, back)
    })
  }

  /** The paths are there when this resolves; rejects with ModemError `port-unavailable`. */
  async plug(): Promise<void> {
    if (this.#commands.isPlugged || this.#isClosed) return
    try {
      await Promise.all([this.#commands.plug(), this.#sound?.plug()])
    } catch (error) {
      // One of them alone would stand as plugged in.
      this.#unplug()
      throw error
    }
  }

  /** As when somebody trips over the cable. */
  pull(): void {
    this.#modem.cutPower()
    this.#unplug()
  }

  #unplug(): void {
    this.#commands.pull()
    this.#sound?.pull()
  }

  /** The modem starts, at the same path. */
  async putBack(): Promise<void> {
    if (this.#commands.isPlugged || this.#isClosed) return
    this.#modem.boot()
    await this.plug()
  }

  /** Pulls it out for good. */
  close(): void {
    this.#isClosed = true
    this.pull()
  }
}

/** Sound both ways: the host is kept waiting while the modem takes nothing, not the modem. */
function soundLink(modem: SimulatedModem, path: string): PtyLink {
  const { sound } = modem.voice
  const link = new PtyLink(path, (bytes) => {
    sound.hear(bytes)
    if (sound.waiting > 0) link.pause()
  })
  sound.onRoom(() => link.resume())
  sound.onEnd(() => void link.drain())
  sound.onSay((bytes) => link.sound(bytes))
  return link
}
