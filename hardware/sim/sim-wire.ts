import { ModemError } from '../errors.ts'
import type { OpenWire, Wire } from '../wire.ts'
import type { SimulatedModem } from './simulated-modem.ts'

/** A wire to a modem in this process, and the hand that can pull it out. */
export interface SimulatedWire extends Wire {
  readonly hangUp: (reason: Error) => void
}

/** One socket of a modem: octets in, octets out. */
interface Socket {
  readonly hear: (bytes: Uint8Array) => void
  readonly onSay: (listener: (bytes: Uint8Array) => void) => void
  /** Octets that it was given and has not taken. */
  readonly waiting: number
}

/** Attaches a socket in this process; an earlier wire to it goes dead, as with one cable. */
export function wireTo(socket: Socket): SimulatedWire {
  let isClosed = false
  let hangUp: (reason?: Error) => void = () => undefined
  const closed = new Promise<Error | undefined>((resolve) => {
    hangUp = resolve
  })
  const end = (reason?: Error): void => {
    isClosed = true
    hangUp(reason)
  }
  const listeners = new Set<(bytes: Uint8Array) => void>()
  socket.onSay((bytes) => {
    setImmediate(() => {
      if (!isClosed) for (const listener of listeners) listener(bytes)
    })
  })
  return {
    write: (bytes) => {
      if (!isClosed) socket.hear(bytes)
    },
    pending: () => (isClosed ? 0 : socket.waiting),
    onData: (listener) => listeners.add(listener),
    onClose: (listener) => void closed.then(listener),
    close: async () => end(),
    hangUp: end,
  }
}

/** The port of a modem's sound, beside that of its commands. */
export const audioPortOf = (port: string): string => `${port}-audio`

/**
 * The cables of a simulated bank in this process: modems by port, pulled out and put back. The
 * sound of a modem is at `audioPortOf` its port.
 */
export class SimulatedPorts {
  readonly #modems = new Map<string, SimulatedModem>()
  readonly #away = new Set<string>()
  readonly #wires = new Map<string, SimulatedWire>()

  /** Plugs a modem into a port. */
  plug(port: string, modem: SimulatedModem): void {
    this.#modems.set(port, modem)
    modem.onVanish((seconds) => {
      this.pull(port)
      modem.options.timers.after(seconds * 1000, () => this.putBack(port))
    })
  }

  modem(port: string): SimulatedModem | undefined {
    return this.#modems.get(port)
  }

  pull(port: string): void {
    this.#away.add(port)
    this.#modems.get(port)?.cutPower()
    for (const path of [port, audioPortOf(port)]) {
      this.#wires.get(path)?.hangUp(new Error('unplugged'))
    }
  }

  putBack(port: string): void {
    if (!this.#away.delete(port)) return
    this.#modems.get(port)?.boot()
  }

  readonly open: OpenWire = async (path) => {
    const socket = this.#socketAt(path)
    if (!socket) throw new ModemError('port-unavailable', `${path}: nothing is plugged in`)
    const wire = wireTo(socket)
    this.#wires.set(path, wire)
    return wire
  }

  #socketAt(path: string): Socket | undefined {
    for (const [port, modem] of this.#modems) {
      if (this.#away.has(port)) continue
      if (path === port) return modem
      if (path === audioPortOf(port) && modem.dialect.calls?.hasAudioPort) return modem.voice.sound
    }
    return undefined
  }
}
