import type { FastifyInstance } from 'fastify'
import { visitOf } from '../session.ts'
import { guarded, type PageTools } from './guard.ts'

const heartbeatMs = 15_000

/** A tick for every change, so that open screens fetch what is new; they poll where it fails. */
export function liveEvents(app: FastifyInstance, { ports, launches }: PageTools): void {
  const streams = new Set<NodeJS.WritableStream>()
  const tick = (): void => {
    for (const stream of streams) stream.write('event: tick\ndata: \n\n')
  }
  const unsubscribe = ports.desk.onChange(tick)
  launches.onChange(tick)
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': still here\n\n')
  }, heartbeatMs)
  heartbeat.unref()

  app.get('/events', async (request, reply) => {
    if (!visitOf(ports, request)) return reply.code(401).send()
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 2000\nevent: tick\ndata: \n\n')
    streams.add(reply.raw)
    reply.raw.on('close', () => streams.delete(reply.raw))
    return reply
  })

  // An open stream would hold up the end of the process.
  app.addHook('preClose', async () => {
    unsubscribe()
    clearInterval(heartbeat)
    for (const stream of streams) stream.end()
  })
}

/** The named areas by name. */
export function mapData(app: FastifyInstance, tools: PageTools): void {
  app.get(
    '/kaart/wijken.json',
    guarded(tools, undefined, (_visit, _request, reply) =>
      reply.header('cache-control', 'no-cache').send(namesOf(tools.ports)),
    ),
  )
}

/** The named areas by their ids; how many take part there stands in the form. */
const namesOf = ({ store }: PageTools['ports']) =>
  [...store.state.areas.values()].map(({ id, name, area }) => ({ id, name, area }))
