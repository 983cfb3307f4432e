import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import type { Key } from '../web/catalogue/index.ts'
import { comingIn } from './coming-in.ts'
import { AwayError, type Door } from './door.ts'
import { files } from './files.ts'
import { ownData } from './own-data.ts'
import { renderer, type Tools } from './render.ts'
import { isOurs } from './visitor.ts'

export interface PortalOptions {
  readonly door: Door
  readonly packageRoot: string
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Addresses of the proxy before it, which says who asks. */
  readonly proxy: string
  readonly log: (
    level: 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void
}

/** One client's requests in a minute, pages and forms together. */
const mostAMinute = 240
const mostConnections = 256
const patienceMs = 10_000

const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** Participants' own pages, and only these. */
export async function buildPortal(options: PortalOptions): Promise<FastifyInstance> {
  const { door, packageRoot, tls, proxy } = options
  const app = Fastify({
    ...(tls ? { https: { ...tls, minVersion: 'TLSv1.2' } } : {}),
    bodyLimit: 16 << 10,
    trustProxy: proxy,
    requestTimeout: patienceMs,
    connectionTimeout: patienceMs,
    keepAliveTimeout: 5_000,
    logger: false,
    return503OnClosing: true,
  }) as unknown as FastifyInstance
  app.server.maxConnections = mostConnections
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: tls !== undefined && { maxAge: 15_552_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(rateLimit, { max: mostAMinute, timeWindow: 60_000 })
  const tools = { door, render: renderer(door, packageRoot) }
  app.addHook('preHandler', async (request, reply) => {
    if (request.method === 'POST' && !isOurs(request)) {
      return sorry(tools, 'own.error.form', 403)(request, reply)
    }
    return undefined
  })
  files(app, packageRoot)
  comingIn(app, tools)
  ownData(app, tools)
  faults(app, tools, options.log)
  return app
}

const messages: Readonly<Record<number, Key>> = {
  429: 'own.error.fast',
  500: 'own.error.ours',
}

/** Whatever happens is told to a person; the log hears what, and never of whom. */
function faults(app: FastifyInstance, tools: Tools, log: PortalOptions['log']): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    if (error instanceof AwayError) {
      log('warn', 'appliance-away', { why: error.message })
      const view = { template: 'away', title: 'own.away.title', status: 503 } as const
      return tools.render(request, reply.header('retry-after', '60'), view)
    }
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    if (status === 500) {
      log('error', 'request-failed', { url: request.routeOptions.url, stack: error.stack })
    }
    return sorry(tools, messages[status] ?? 'own.error.form', status)(request, reply)
  })
  app.setNotFoundHandler(sorry(tools, 'own.error.missing', 404))
}

const sorry =
  ({ render }: Tools, message: Key, status: number) =>
  (request: Parameters<Tools['render']>[0], reply: Parameters<Tools['render']>[1]) =>
    render(request, reply, {
      template: 'error',
      title: 'own.error.title',
      status,
      data: { message },
    })
