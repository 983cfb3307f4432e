import { ModemError } from '../errors.ts'
import type { OpenWire, Wire } from '../wire.ts'
import type { SimulatedModem } from './simulated-modem.ts'

/** The cables of a simulated bank in this process: modems by port, pulled out and put back. */
export class SimulatedPorts {
  readonly #modems = new Map<string, SimulatedModem>()
  readonly #away = new Set<string>()
  readonly #hangUps = new Map<string, (reason?: Error) => void>()

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
    this.#hangUps.get(port)?.(new Error('unplugged'))
  }

  putBack(port: string): void {
    this.#modems.get(port)?.boot()
    this.#away.delete(port)
  }

  readonly open: OpenWire = async (port) => {
    const modem = this.#modems.get(port)
    if (!modem || this.#away.has(port)) {
      throw new ModemError('port-unavailable', `${port}: nothing is plugged in`)
    }
    return this.#wire(port, modem)
  }

  #wire(port: string, modem: SimulatedModem): Wire {
    let isClosed = false
    const dataListeners = new Set<(bytes: Uint8Array) => void>()
    const closeListeners = new Set<(reason?: Error) => void>()
    const end = (reason?: Error): void => {
      if (isClosed) return
      isClosed = true
      for (const listener of closeListeners) listener(reason)
    }
    this.#hangUps.set(port, end)
    modem.onSay((bytes) => {
      setImmediate(() => {
        if (!isClosed) for (const listener of dataListeners) listener(bytes)
      })
    })
    return {
      write: (bytes) => {
        if (!isClosed) modem.hear(bytes)
      },
      onData: (listener) => dataListeners.add(listener),
      onClose: (listener) => closeListeners.add(listener),
      close: async () => end(),
    }
  }
}
