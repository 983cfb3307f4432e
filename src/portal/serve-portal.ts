import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Door } from './door.ts'
import { buildPortal, type PortalOptions } from './portal.ts'

export interface PortalFlags {
  readonly listen?: string | undefined
  readonly socket?: string | undefined
  readonly cert?: string | undefined
  readonly key?: string | undefined
  readonly proxy?: string | undefined
}

/** The flags cannot be served; the message says why. */
export class PortalUsageError extends Error {
  override readonly name = 'PortalUsageError'
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/

/** Serves participants' own pages in the foreground until SIGTERM or SIGINT. */
export async function servePortal(
  flags: PortalFlags,
  packageRoot: string,
  log: PortalOptions['log'],
): Promise<void> {
  const { host, port } = addressIn(flags.listen)
  if (!flags.socket)
    throw new PortalUsageError('--socket PATH is needed: the appliance’s portal.sock')
  const tls = tlsIn(flags)
  if (!tls && !loopback.test(host)) {
    throw new PortalUsageError(`${host} is not a loopback address: give --cert FILE and --key FILE`)
  }
  // Whatever else the machine does, alerts above all, goes first.
  setPriority(constants.priority.PRIORITY_LOW)
  const door = new Door(flags.socket)
  const proxy = flags.proxy ?? 'loopback'
  const app = await buildPortal({ door, packageRoot, proxy, log, ...(tls ? { tls } : {}) })
  log('info', 'serving', { url: await app.listen({ host, port }) })
  const end = (): void => {
    door.close()
    void app.close().then(() => process.exit(0))
    setTimeout(() => process.exit(0), patienceMs).unref()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

const patienceMs = 2_000

function addressIn(listen: string | undefined): { readonly host: string; readonly port: number } {
  const [, host, port] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(listen ?? '') ?? []
  if (host === undefined || Number(port) > 65_535) {
    throw new PortalUsageError('--listen HOST:PORT is needed, for example 127.0.0.1:8081')
  }
  return { host: host === 'localhost' ? '127.0.0.1' : host, port: Number(port) }
}

function tlsIn({ cert, key }: PortalFlags) {
  if ((cert === undefined) !== (key === undefined)) {
    throw new PortalUsageError('--cert and --key go together')
  }
  if (cert === undefined || key === undefined) return undefined
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
}
