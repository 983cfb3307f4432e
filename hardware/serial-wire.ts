import { SerialPort } from 'serialport'
import { ModemError } from './errors.ts'
import type { OpenWire, Wire } from './wire.ts'

/**
 * A wire over a serial port. Each call makes a new SerialPort: one that is opened again would first
 * send what was written to it while it was closed. `hupcl` off: closing must not reset a modem.
 */
export const openSerialWire: OpenWire = (path, baudRate) =>
  new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false, hupcl: false, lock: true })
    // A write that is pending at close emits an error that would end the process.
    port.on('error', () => undefined)
    port.open((error) => {
      if (error) {
        reject(new ModemError('port-unavailable', `${path}: ${error.message}`, { cause: error }))
      } else resolve(wireOver(port))
    })
  })

function wireOver(port: SerialPort): Wire {
  let isClosed = false
  let hangUp: (reason?: Error) => void = () => undefined
  const closed = new Promise<Error | undefined>((resolve) => {
    hangUp = resolve
  })
  const end = (reason?: Error | null): void => {
    isClosed = true
    hangUp(reason ?? undefined)
  }
  // An unplug is noticed only while somebody reads, and may come as either event, or both.
  const listeners = new Set<(bytes: Uint8Array) => void>()
  port.on('data', (bytes: Buffer) => {
    for (const listener of listeners) listener(bytes)
  })
  port.on('close', end)
  port.on('error', (error) => {
    if (!port.isOpen) end(error)
  })
  return {
    write: (bytes) => {
      if (!isClosed && port.isOpen) port.write(Buffer.from(bytes))
    },
    onData: (listener) => listeners.add(listener),
    onClose: (listener) => void closed.then(listener),
    close: async () => {
      if (port.isOpen) port.close()
      await closed
    },
  }
}
