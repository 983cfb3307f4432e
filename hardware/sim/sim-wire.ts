import { ModemError } from '../errors.ts'
import type { OpenWire, Wire } from '../wire.ts'
import type { SimulatedModem } from './simulated-modem.ts'

/** A wire to a modem in this process, and the hand that can pull it out. */
export interface SimulatedWire extends Wire {
  readonly hangUp: (reason: Error) => void
}

/** Attaches `modem` in this process; an earlier wire to it goes dead, as with one cable. */
export function wireTo(modem: SimulatedModem): SimulatedWire {
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
  modem.onSay((bytes) => {
    setImmediate(() => {
      if (!isClosed) for (const listener of listeners) listener(bytes)
    })
  })
  return {
    write: (bytes) => {
      if (!isClosed) modem.hear(bytes)
    },
    pending: () => 0,
    onData: (listener) => listeners.add(listener),
    onClose: (listener) => void closed.then(listener),
    close: async () => end(),
    hangUp: end,
  }
}

/** The cables of a simulated bank in this process: modems by port, pulled out and put back. */
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
    this.#wires.get(port)?.hangUp(new Error('unplugged'))
  }

  putBack(port: string): void {
    if (!this.#away.delete(port)) return
    this.#modems.get(port)?.boot()
  }

  readonly open: OpenWire = async (port) => {
    const modem = this.#modems.get(port)
    if (!modem || this.#away.has(port)) {
      throw new ModemError('port-unavailable', `${port}: nothing is plugged in`)
    }
    const wire = wireTo(modem)
    this.#wires.set(port, wire)
    return wire
  }
}
