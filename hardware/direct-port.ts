import { readSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { SerialPort } from 'serialport'
import { hasCode } from './has-code.ts'

/** A quarter of a frame of sound: what a full port has room for again. */
const againMs = 5

type Binding = typeof SerialPort.binding
type Port = Awaited<ReturnType<Binding['open']>>
/** One with a descriptor that a poller watches: any Unix, and no Windows. */
type UnixPort = Extract<Port, { poller: unknown; fd: number | null }>

/**
 * The binding of `serialport`, but for how octets are read and written. A port is open with
 * `O_NONBLOCK`, so neither ever waits; theirs sends each to a thread, and the read after it too, to
 * find out that there is nothing yet. On a box with few cores those four wake-ups of another thread
 * are most of what the sound of a call costs.
 */
export const directBinding = {
  ...SerialPort.binding,
  open: async (options: { path: string; baudRate: number }): Promise<Port> => {
    const port: Port = await SerialPort.binding.open(options)
    return 'poller' in port ? directly(port) : port
  },
}

function directly(port: UnixPort): UnixPort {
  return Object.assign(port, {
    read: (buffer: Buffer, offset: number, length: number) =>
      read(port, { buffer, offset, length }),
    write: (octets: Buffer) => write(port, octets),
  })
}

/**
 * Resolves when the kernel has taken all of it; rejects when the port is closed, or gone. It is tried
 * again by the clock: the poller of the binding waits for one thing only, and would hear nothing while
 * it waits for room (`Poller::poll` in its poller.cpp starts with the new events alone).
 */
async function write(port: UnixPort, octets: Buffer): Promise<void> {
  for (let done = 0; done < octets.length; ) {
    const taken = atOnce(() => writeSync(descriptorOf(port), octets, done))
    if (taken === undefined) await setTimeout(againMs)
    else done += taken
  }
}

/** Resolves with at least one octet; rejects when the port is closed, or hung up on. */
async function read(
  port: UnixPort,
  { buffer, offset, length }: { buffer: Buffer; offset: number; length: number },
): Promise<{ buffer: Buffer; bytesRead: number }> {
  for (;;) {
    await readable(port)
    const bytesRead = atOnce(() => readSync(descriptorOf(port), buffer, offset, length, null))
    // With VMIN 1, as it is opened, that is the end: the device is gone (termios(3)).
    if (bytesRead === 0) throw new Error(`${port.openOptions.path} was hung up on`)
    if (bytesRead !== undefined) return { buffer, bytesRead }
  }
}

/**
 * Rejects with `canceled` when the port is closed meanwhile. The poller calls from outside of any
 * turn (`Poller::onData`): promises would run once it is through with all ports, a step of each in
 * turn, and a modem would be answered when the last of them is. An immediate is a turn of its own.
 */
const readable = (port: UnixPort): Promise<void> =>
  new Promise((resolve, reject) => {
    descriptorOf(port)
    port.poller.once('readable', (error: Error | null) => {
      setImmediate(() => (error ? reject(error) : resolve()))
    })
  })

/** Its own descriptor, once it is closed, may be another file's. */
function descriptorOf({ fd }: UnixPort): number {
  if (fd === null) throw Object.assign(new Error('the port is closed'), { canceled: true })
  return fd
}

/** What a call that never waits yields; undefined when it would have had to. */
function atOnce(call: () => number): number | undefined {
  try {
    return call()
  } catch (error) {
    if (hasCode(error, 'EAGAIN', 'EWOULDBLOCK', 'EINTR')) return
    throw error
  }
}
