import type { FastifyInstance } from 'fastify'

/** Attributes with a path of ours in them; assets are the same for everybody, `/oefenen` is outside. */
const paths =
  /(\s(?:href|action|src|formaction|hx-get|hx-post|data-source)=")\/(?!assets\/|public\/|oefenen)/g

/** Puts the screens of a drill under a path of their own, so that none of them leads out of it. */
export function underBase(app: FastifyInstance, base: string): void {
  app.addHook<unknown>('onSend', async (_request, reply, payload) => {
    for (const name of ['location', 'hx-redirect']) {
      const path = reply.getHeader(name)
      if (typeof path === 'string' && isOurs(path, base)) reply.header(name, base + path)
    }
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    return isPage && typeof payload === 'string' ? payload.replace(paths, `$1${base}/`) : payload
  })
}

const isOurs = (path: string, base: string): boolean =>
  path.startsWith('/') && !path.startsWith('/oefenen') && !path.startsWith(base)
