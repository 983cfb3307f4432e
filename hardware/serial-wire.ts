import { statSync } from 'node:fs'
import { SerialPort } from 'serialport'
import { directBinding } from './direct-port.ts'
import { ModemError } from './errors.ts'
import { hasCode } from './has-code.ts'
import type { OpenWire, Wire } from './wire.ts'

/** How often an open port is looked for: an unplug that shows in no other way is noticed by then. */
const lookEveryMs = 250

/**
 * A wire over a serial port. Each call makes a new SerialPort: one that is opened again would first
 * send what was written to it while it was closed. `hupcl` off: closing must not reset a modem.
 */
export const openSerialWire: OpenWire = async (path, baudRate) => {
  // Asked before it is opened: one that is replaced in between differs at the first look.
  const device = deviceAt(path)
  const how = { path, baudRate, autoOpen: false, hupcl: false, lock: true, binding: directBinding }
  const port = new SerialPort(how)
  // A write that is pending at close emits an error that would end the process.
  port.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(error) : resolve()))
  }).catch((cause) => unavailable(path, cause))
  return wireOver(port, device)
}

function unavailable(path: string, cause: unknown): never {
  const why = cause instanceof Error ? cause.message : 'it cannot be opened'
  const todo = remedies.find(([sign]) => sign.test(why))?.[1]
  const message = `${path}: ${why}${todo === undefined ? '' : ` (${todo})`}`
  throw new ModemError('port-unavailable', message, { cause })
}

/** What somebody who reads the log at night can do, by what the binding or the kernel says. */
const remedies: readonly (readonly [sign: RegExp, todo: string])[] = [
  [/ENOENT|no such file/i, 'not plugged in, or under another name: see ls -l /dev/serial/by-path'],
  [/EACCES|permission denied/i, 'whoever runs this has to be in the group of the port: dialout'],
  [/EPERM|not permitted/i, 'the unit does not allow this kind of device: see its DeviceAllow='],
  [/lock/i, 'another program has it open: ModemManager, or a second Omroeper'],
]

function wireOver(port: SerialPort, device: string | undefined): Wire {
  let isOver = false
  let hangUp: (reason?: Error) => void = () => undefined
  const over = new Promise<Error | undefined>((resolve) => {
    hangUp = resolve
  })
  const end = (reason?: Error | null): void => {
    isOver = true
    hangUp(reason ?? undefined)
  }
  // An unplug may come as either event, or both.
  const listeners = new Set<(bytes: Uint8Array) => void>()
  port.on('data', (bytes: Buffer) => {
    if (!isOver) for (const listener of listeners) listener(bytes)
  })
  const freed = new Promise<void>((resolve) => {
    port.on('close', () => resolve())
    port.on('error', (error) => port.isOpen || isOurs(error) || resolve())
  })
  port.on('close', end)
  port.on('error', (error) => port.isOpen || isOurs(error) || end(error))
  const unplugged = (): void => {
    end(new ModemError('port-closed', `${port.path} was unplugged`))
    if (port.isOpen) port.close()
  }
  watch({ path: port.path, device, isOver: () => isOver, unplugged })
  return {
    write: (bytes) => {
      if (!isOver && port.isOpen) port.write(Buffer.from(bytes))
    },
    pending: () => (!isOver && port.isOpen ? port.writableLength : 0),
    onData: (listener) => listeners.add(listener),
    onClose: (listener) => void over.then(listener),
    close: async () => {
      // Closing would wait for a modem that takes nothing to take what nobody wants to say any more.
      if (port.isOpen && port.writableLength > 0) await new Promise((done) => port.flush(done))
      if (port.isOpen) port.close()
      await freed
    },
  }
}

/** What was being written when we closed it. */
const isOurs = (error: Error): boolean => 'canceled' in error && error.canceled === true

interface Watched {
  readonly path: string
  readonly device: string | undefined
  readonly isOver: () => boolean
  readonly unplugged: () => void
}

/**
 * Looks whether the path still leads to the device that was opened: one may be pulled out without a
 * word to whoever has it open. The kernel gives the device's number to no other one while this end
 * holds it open.
 */
function watch({ path, device, isOver, unplugged }: Watched): void {
  const look = (): void => {
    if (isOver()) return
    if (deviceAt(path, device) !== device) return unplugged()
    setTimeout(look, lookEveryMs).unref()
  }
  look()
}

/**
 * What a path leads to, through its links; undefined when it leads nowhere. That nobody may look is no
 * answer, and the device may be as it was. `/dev` is in memory: to look takes less than to ask another
 * thread to.
 */
function deviceAt(path: string, before?: string): string | undefined {
  try {
    const { dev, ino, rdev } = statSync(path)
    return [dev, ino, rdev].join('/')
  } catch (error) {
    return hasCode(error, 'ENOENT', 'ENOTDIR') ? undefined : before
  }
}
