import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { actionApi } from './api-actions.ts'
import { participantApi } from './api-participants.ts'
import { metrics, systemApi } from './api-system.ts'
import { assets } from './assets.ts'
import { underBase } from './drill-base.ts'
import type { FrontDoor } from './front-door.ts'
import { pages } from './pages/index.ts'
import type { WebPorts } from './ports.ts'
import { problemOf, sendProblem } from './problem.ts'

const bodyLimit = 16 << 20
/** What is no id is answered like an id that is nobody's. */
const maxParamLength = 4000

/**
 * TypeBox makes the schemas, and makes no others: to check them ajv would compile the schema of
 * schemas, which took a tenth of a start.
 */
const asTheyAre = {
  removeAdditional: false,
  coerceTypes: false,
  useDefaults: false,
  validateSchema: false,
} as const

/** The web of an appliance: pages, assets, API and metrics, behind the door when there is one. */
export async function buildApp(ports: WebPorts, door?: FrontDoor): Promise<FastifyInstance> {
  const app = Fastify({
    ...(door ? { serverFactory: door.serve } : {}),
    bodyLimit,
    trustProxy: 'loopback',
    logger: false,
    // What is not in a schema is a fault of the caller, never dropped or bent in silence.
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error)),
    routerOptions: { maxParamLength },
    ajv: { customOptions: asTheyAre },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: ports.isSecure
      ? { maxAge: 15_552_000, includeSubDomains: false }
      : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: bodyLimit, files: 1 },
  })
  await app.register(rateLimit, { global: false })
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status === 500) {
      const { stack } = error as Error
      ports.log('error', 'request-failed', { url: request.routeOptions.url, stack })
    }
    return sendProblem(reply, problem)
  })
  if (ports.drill) underBase(app, ports.drill.base)
  await app.register(api, { ports, prefix: '/api/v1' })
  await app.register(metrics, ports)
  await app.register(assets, ports)
  await app.register(pages, ports)
  return app
}

/** Everything from ourselves, nothing inline: htmx, Leaflet and the event stream work with it. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  mediaSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

const api: FastifyPluginAsync<{ readonly ports: WebPorts }> = async (app, { ports }) => {
  takeJsonOnly(app)
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problemOf({ statusCode: 404, message: 'There is nothing here.' })),
  )
  await app.register(systemApi, ports)
  await app.register(actionApi, ports)
  await app.register(participantApi, ports)
}

/** JSON in; an order that needs no body may still be announced as JSON, as clients do. */
function takeJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') done(null, undefined)
      else void parse(request, body, done)
    },
  )
}
