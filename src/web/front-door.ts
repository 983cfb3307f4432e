import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certificateFingerprint, selfSigned, type TlsFiles } from './tls.ts'

/** Where to listen, as the configuration says it. */
export interface Listen {
  readonly host: string
  readonly port: number
  readonly tls?: 'self-signed' | TlsFiles | undefined
}

/** The listening server. Until an app opens it, it answers everything with 503. */
export interface FrontDoor {
  readonly url: string
  readonly isSecure: boolean
  /** The server, for an app to answer on once the door is open. */
  readonly serve: (app: RequestListener) => Server
  readonly open: () => void
  readonly close: () => Promise<void>
}

/**
 * Listens before anything else is done: who asks during the recovery hears that it is going on, and
 * a port that is taken is known before a modem is touched.
 */
export async function openFrontDoor(
  listen: Listen,
  dataDir: string,
  log: (level: 'info', event: string, fields: Readonly<Record<string, unknown>>) => void,
): Promise<FrontDoor> {
  const tls = await tlsOf(listen, dataDir, log)
  const server = tls ? createSecureServer({ ...tls, minVersion: 'TLSv1.2' }) : createServer()
  let app = notYet
  let answer = notYet
  server.on('request', (request, response) => answer(request, response))
  // Node and browsers differ on which loopback address this name is.
  const host = listen.host === 'localhost' ? '127.0.0.1' : listen.host
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port: listen.port }, resolve)
  })
  return {
    url: urlOf(server.address() as AddressInfo, tls !== undefined),
    isSecure: tls !== undefined,
    serve: (listener) => {
      app = listener
      return server
    },
    open: () => {
      answer = app
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), patienceMs).unref()
      return closed
    },
  }
}

/** So long a caller in the middle of a request is waited for at the end. */
const patienceMs = 2000

const starting = JSON.stringify({
  type: 'about:blank',
  title: 'Service Unavailable',
  status: 503,
  detail: 'Omroeper is starting; try again in a moment.',
})

const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' })
  response.end(starting)
}

function urlOf({ address, family, port }: AddressInfo, isSecure: boolean): string {
  const isAll = address === '0.0.0.0' || address === '::'
  const host = family === 'IPv6' ? `[${address}]` : address
  return `${isSecure ? 'https' : 'http'}://${isAll ? '127.0.0.1' : host}:${port}`
}

async function tlsOf(
  { host, tls }: Listen,
  dataDir: string,
  log: Parameters<typeof openFrontDoor>[2],
): Promise<TlsFiles | undefined> {
  if (tls === undefined) return undefined
  if (tls !== 'self-signed') {
    return { cert: readFileSync(tls.cert, 'utf8'), key: readFileSync(tls.key, 'utf8') }
  }
  const files = await selfSigned(dataDir, host)
  log('info', 'own-certificate', { sha256: certificateFingerprint(files.cert) })
  return files
}
