import type { FastifyInstance } from 'fastify'

/** Every path that the web answers a GET on, as its own router tells: none is listed by hand. */
export function pathsOf(app: FastifyInstance): readonly string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', path = '', methods = ''] =
        /^(.*?)[├└]── (\S+) \(([^)]*)\)$/.exec(line) ?? []
      if (path === '') return []
      above.length = indent.length / 4
      above.push(path)
      return methods.split(', ').includes('GET') ? [above.join('')] : []
    })
}
