import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { ReadlineParser } from '@serialport/parser-readline'
import { profiles } from './profiles/index.ts'
import type { OpenWire } from './wire.ts'

/** A serial port of a USB device, as the kernel tells of it. */
export interface FoundPort {
  /** Stable while it stays in its socket: `/dev/serial/by-path/…` where there is one. */
  readonly path: string
  /** `vendor:product`, lower-case hexadecimal. */
  readonly usb: string
  /** bInterfaceNumber. */
  readonly interface: number
  /** The USB device it belongs to. */
  readonly device: string
}

const probeMs = 1500
const baudRate = 115_200

/**
 * Finds the AT port of every USB modem that is plugged in, each time it is asked. A modem that was
 * found is not probed again while it stays: its other ports would answer for it. No sysfs and no
 * modems are the same.
 */
export function modemFinder(
  openWire: OpenWire,
  roots: { readonly sys: string; readonly dev: string } = { sys: '/sys', dev: '/dev' },
): () => Promise<readonly FoundPort[]> {
  const known = new Map<string, FoundPort>()
  return async () => {
    const devices = byDevice(await usbPorts(roots))
    for (const device of known.keys()) if (!devices.has(device)) known.delete(device)
    for (const [device, ports] of devices) {
      const port = known.get(device) ?? (await firstThatAnswers(openWire, ports))
      if (port) known.set(device, port)
    }
    return [...known.values()]
  }
}

function byDevice(ports: readonly FoundPort[]): ReadonlyMap<string, readonly FoundPort[]> {
  const devices = new Map<string, FoundPort[]>()
  for (const port of ports) devices.set(port.device, [...(devices.get(port.device) ?? []), port])
  return devices
}

/** Every serial port that hangs on USB. */
export async function usbPorts(roots: {
  readonly sys: string
  readonly dev: string
}): Promise<readonly FoundPort[]> {
  const names = await namesIn(join(roots.sys, 'class', 'tty'))
  const stable = await stableNames(roots.dev)
  const ports = await Promise.all(
    names
      .filter((name) => /^tty(USB|ACM)\d+$/.test(name))
      .map((name) => usbPort(roots.sys, name, stable.get(name) ?? join(roots.dev, name))),
  )
  return ports.flatMap((port) => port ?? [])
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

/** ttyUSBn counts by the order of appearance; these do not. */
async function stableNames(dev: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(dev, 'serial', 'by-path')
  const links = await Promise.all(
    (await namesIn(folder)).map(async (name) => {
      const path = join(folder, name)
      return [basename(await readlink(path)), path] as const
    }),
  )
  return new Map(links)
}

async function usbPort(sys: string, name: string, path: string): Promise<FoundPort | undefined> {
  try {
    let folder = await realpath(join(sys, 'class', 'tty', name, 'device'))
    const number = await upwards(folder, 'bInterfaceNumber')
    const vendor = await upwards(folder, 'idVendor')
    const product = await upwards(folder, 'idProduct')
    if (!number || !vendor || !product) return undefined
    folder = vendor.folder
    return {
      path,
      usb: `${vendor.text}:${product.text}`.toLowerCase(),
      interface: Number.parseInt(number.text, 16),
      device: folder,
    }
  } catch {
    // A port that vanishes while it is looked at is not there.
    return undefined
  }
}

/** The nearest file of that name, in a folder or those above it. */
async function upwards(
  from: string,
  name: string,
): Promise<{ folder: string; text: string } | undefined> {
  for (let folder = from, depth = 0; depth < 5; folder = join(folder, '..'), depth++) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
    if (text !== undefined) return { folder, text: text.trim() }
  }
  return undefined
}

/** Of one modem's ports the first, in its profile's order, that answers `AT`. */
async function firstThatAnswers(
  openWire: OpenWire,
  ports: readonly FoundPort[],
): Promise<FoundPort | undefined> {
  const known = profiles.find(({ match }) =>
    match.usb?.some((id) => ports[0]?.usb.startsWith(id.replace('*', ''))),
  )
  if (!known) return undefined
  const order = known.ports.at
  const rank = (port: FoundPort): number => {
    const place = order.indexOf(port.interface)
    return place < 0 ? order.length + port.interface : place
  }
  for (const port of [...ports].sort((a, b) => rank(a) - rank(b))) {
    if (await answers(openWire, port.path)) return port
  }
  return undefined
}

/** Whether somebody says OK to AT there; no prompt can come, so lines are all there is. */
export async function answers(openWire: OpenWire, path: string): Promise<boolean> {
  const wire = await openWire(path, baudRate).catch(() => undefined)
  if (!wire) return false
  const said = new Readable({ read: () => undefined })
  const lines = said.pipe(new ReadlineParser({ delimiter: '\r\n' }))
  wire.onData((bytes) => said.push(Buffer.from(bytes)))
  const answered = new Promise<boolean>((resolve) => {
    lines.on('data', (line: string) => {
      if (line.trim() === 'OK') resolve(true)
    })
    wire.onClose(() => resolve(false))
    setTimeout(() => resolve(false), probeMs).unref()
  })
  wire.write(Buffer.from('\x1b\rAT\r'))
  const isModem = await answered
  await wire.close()
  return isModem
}
