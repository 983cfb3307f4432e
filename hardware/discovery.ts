import { Readable } from 'node:stream'
import { ReadlineParser } from '@serialport/parser-readline'
import { profiles } from './profiles/index.ts'
import { type FoundPort, usbPorts } from './usb-ports.ts'
import type { OpenWire } from './wire.ts'

const probeMs = 1500
const baudRate = 115_200

/** A modem that was found: its AT port, and the port of its calls' sound where the family has one. */
export interface FoundModem extends FoundPort {
  readonly audio?: string
}

/**
 * Finds the AT port of every USB modem that is plugged in, each time it is asked. A modem that was
 * found is not probed again while it stays: its other ports would answer for it. No sysfs and no
 * modems are the same.
 */
export function modemFinder(
  openWire: OpenWire,
  roots: { readonly sys: string; readonly dev: string } = { sys: '/sys', dev: '/dev' },
): () => Promise<readonly FoundModem[]> {
  let known: readonly FoundPort[] = []
  return async () => {
    const found: FoundModem[] = []
    for (const ports of byDevice(await usbPorts(roots))) {
      // One that came back between two looks may have another name.
      const same = ports.find(({ path }) => known.some((port) => port.path === path))
      const port = same ?? (await firstThatAnswers(openWire, ports))
      if (port) found.push({ ...port, ...audioBeside(port, ports) })
    }
    known = found
    return found
  }
}

function byDevice(ports: readonly FoundPort[]): readonly (readonly FoundPort[])[] {
  const devices = new Map<string, FoundPort[]>()
  for (const port of ports) devices.set(port.device, [...(devices.get(port.device) ?? []), port])
  return [...devices.values()]
}

function audioBeside(port: FoundPort, ports: readonly FoundPort[]): { readonly audio?: string } {
  const audio = familyOf(port)?.ports.audio
  const found = ports.find((other) => other.interface === audio && other.path !== port.path)
  return found ? { audio: found.path } : {}
}

const familyOf = ({ usb }: FoundPort) =>
  profiles.find(({ match }) => match.usb?.some((id) => usb.startsWith(id.replace('*', ''))))

/** Of one modem's ports the first, in its profile's order, that answers `AT`. */
async function firstThatAnswers(
  openWire: OpenWire,
  ports: readonly FoundPort[],
): Promise<FoundPort | undefined> {
  const known = ports[0] && familyOf(ports[0])
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
  let timer: NodeJS.Timeout | undefined
  const answered = new Promise<boolean>((resolve) => {
    lines.on('data', (line: string) => {
      if (line.trim() === 'OK') resolve(true)
    })
    wire.onClose(() => resolve(false))
    timer = setTimeout(() => resolve(false), probeMs)
  })
  // The last user may have left it without result codes, or with numbers for them.
  wire.write(Buffer.from('\x1b\rATQ0V1\rAT\r'))
  const isModem = await answered
  clearTimeout(timer)
  await wire.close()
  return isModem
}
