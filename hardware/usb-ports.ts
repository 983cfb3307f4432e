import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'

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

/** ttyUSBn counts by the order of appearance; these do not. Of two names it is the first. */
async function stableNames(dev: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(dev, 'serial', 'by-path')
  const names = (await namesIn(folder)).sort().reverse()
  const links = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      // One that vanishes while it is looked at is not there.
      const tty = await readlink(path).catch(() => undefined)
      return tty === undefined ? [] : [[basename(tty), path] as const]
    }),
  )
  return new Map(links.flat())
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
