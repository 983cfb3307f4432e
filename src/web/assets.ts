import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import type { WebPorts } from './ports.ts'

/** htmx and its event-stream extension in one file: loaded apart they race (see libraries of htmx 4). */
const bundled = ['htmx.org/dist/htmx.min.js', 'htmx.org/dist/ext/hx-sse.min.js']

/** What the browser gets besides pages: our own files, and those of packages, all from this box. */
export const assets: FastifyPluginAsync<WebPorts> = async (app, { packageRoot }) => {
  const modules = join(packageRoot, 'node_modules')
  const htmx = bundled.map((name) => readFileSync(join(modules, name), 'utf8')).join('\n')
  const etag = `"${createHash('sha256').update(htmx).digest('hex').slice(0, 16)}"`
  app.get('/assets/htmx.js', async (_request, reply) =>
    reply
      .header('etag', etag)
      .header('cache-control', 'no-cache')
      .type('text/javascript')
      .send(htmx),
  )
  const serve = (prefix: string, root: string, isFirst: boolean) =>
    app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: isFirst,
      index: false,
      cacheControl: false,
      setHeaders: (response) => void response.setHeader('cache-control', 'no-cache'),
    })
  await serve('/public/', join(packageRoot, 'views', 'public'), true)
  await serve('/assets/leaflet/', join(modules, 'leaflet', 'dist'), false)
  await serve('/assets/pbf/', join(modules, 'pbf'), false)
  await serve('/assets/font/', join(modules, '@fontsource/source-sans-3'), false)
}
