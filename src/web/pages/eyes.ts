import type { FastifyInstance } from 'fastify'
import { isUnseen } from '../eyes/alarms.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { askingPages } from './asking.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { lookingPages } from './looking.ts'
import { edgeOf } from './render.ts'
import { required } from './required.ts'

/** What every page shows on top until somebody has looked. */
export function eyesPages(app: FastifyInstance, tools: PageTools): void {
  askingPages(app, tools)
  lookingPages(app, tools)
  app.get('/rand', guarded(tools, may.act, edge(tools)))
  app.post('/acties/:id/noodweg-gezien', guarded(tools, may.makePolicy, seen(tools)))
  app.get<{ Params: { id: string } }>('/acties/:id/noodweg-gezien', ({ params }, reply) =>
    reply.redirect(`/acties/${encodeURIComponent(params.id)}`, 303),
  )
}

const edge =
  (tools: PageTools): Handler =>
  (visit, request, reply) =>
    tools.render(reply, visit, {
      template: 'eyes/edge',
      title: '',
      isFragment: true,
      data: { ...edgeOf(tools, visit, pathOf(request.headers['hx-current-url'])) },
    })

/** Of the page that asks, as its script tells. */
const pathOf = (url: string | readonly string[] | undefined): string =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : ''

/** The first coordinator who saw it is kept; who comes later is told so by the action. */
const seen =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { action } = required(ports, (request.params as { id: string }).id)
    if (isUnseen(action)) {
      const seen = { by: visit.account.id, at: new Date(ports.now()).toISOString() }
      const fact = { type: 'action.override-seen', action: action.id, seen } as const
      await ports.store.append([fact], actorOf(visit.account))
    }
    return reply.redirect(`/acties/${action.id}`, 303)
  }
