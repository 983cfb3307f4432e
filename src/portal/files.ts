import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const styles = ['theme.css', 'frame.css', 'forms.css', 'portal.css']
const weights = [400, 600]

/** What the pages need besides themselves, read once: no request names a file. */
export function files(app: FastifyInstance, packageRoot: string): void {
  const serve = (url: string, type: string, path: string): void => {
    const octets = readFileSync(join(packageRoot, path))
    app.get(url, (_request, reply) =>
      reply.header('cache-control', 'max-age=3600').type(type).send(octets),
    )
  }
  for (const name of styles) serve(`/public/${name}`, 'text/css', `views/public/${name}`)
  for (const name of ['portal.js', 'refused.js', 'changed.js']) {
    serve(`/public/${name}`, 'text/javascript', `views/public/${name}`)
  }
  serve('/assets/htmx.js', 'text/javascript', 'node_modules/htmx.org/dist/htmx.min.js')
  for (const weight of weights) {
    const file = `source-sans-3-latin-${weight}-normal.woff2`
    const path = `node_modules/@fontsource/source-sans-3/files/${file}`
    serve(`/assets/font/files/${file}`, 'font/woff2', path)
  }
}
