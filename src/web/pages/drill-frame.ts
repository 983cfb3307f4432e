import type { FastifyInstance } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import { guarded, type PageTools } from './guard.ts'

/** What the control room said, in a drill: on every screen, and asked for again as it goes on. */
export function drillFrame(app: FastifyInstance, tools: PageTools): void {
  const { drill } = tools.ports
  if (!drill) return
  app.get(
    '/telefoon',
    guarded(tools, undefined, (visit, _request, reply) =>
      tools.render(reply, visit, {
        template: 'drill/calls',
        title: speaker(visit.language)('drill.phone'),
        isFragment: true,
        data: { calls: drill.calls() },
      }),
    ),
  )
}
