import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import type { Asking } from '../sending/asks.ts'
import { placeByNow, questionPage } from '../sending/place.ts'
import type { Visit } from '../session.ts'
import { checkView } from './check-action.ts'
import { extendView } from './extend-page.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'

/** Somebody asks that somebody else looks, waits for it, and reads what became of it. */
export function askingPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/gevraagd', guarded(tools, may.act, asked(tools)))
  app.get('/acties/:id/gevraagd/stand', guarded(tools, may.act, standing(tools)))
  app.post('/acties/:id/intrekken', guarded(tools, may.act, again(tools)))
  app.get<{ Params: { id: string } }>('/acties/:id/intrekken', ({ params }, reply) =>
    reply.redirect(`/acties/${encodeURIComponent(params.id)}/meekijken`, 303),
  )
}

/** Of the action to be. */
export const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id

/** The page of whoever asked: it goes on by itself, also without a script. */
const asked =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const id = idOf(request)
    const place = placeByNow(tools, id)
    if (place !== undefined) return reply.redirect(place, 303)
    const asking = tools.asks.of(id)
    if (!asking || asking.state === 'withdrawn') return gone(tools, visit, reply, asking)
    if (asking.by !== visit.account.id) return reply.redirect(`/acties/${id}/meekijken`, 303)
    if (asking.state === 'waiting') reply.header('refresh', '15')
    return tools.render(reply, visit, {
      template: 'eyes/waiting',
      title: speaker(visit.language)(`eyes.asked.title.${asking.ask}`),
      isExercise: asking.status === 'exercise',
      data: { asking, isPlayed: tools.ports.drill !== undefined },
    })
  }

/** Tells a page that waits to go on; a part of a page cannot be redirected. */
const standing =
  (tools: PageTools): Handler =>
  (_visit, request, reply) => {
    const id = idOf(request)
    if (tools.asks.of(id)?.state === 'waiting') return reply.code(204).send()
    return reply.header('hx-redirect', placeByNow(tools, id) ?? questionPage(id)).send('')
  }

/** Nothing was sent, and why. */
export function gone({ render }: PageTools, visit: Visit, reply: FastifyReply, asking?: Asking) {
  const t = speaker(visit.language)
  const why = t(asking ? `eyes.gone.${asking.state}` : 'eyes.gone')
  return render(reply, visit, {
    template: 'actions/not-sent',
    title: t('sending.not'),
    status: asking ? 200 : 404,
    data: { why, isUnknown: false },
  })
}

/** Whoever asked takes it back, or has read why not: the page they were on, as it was. */
const again =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const id = idOf(request)
    const asking = tools.asks.of(id)
    if (asking?.by !== visit.account.id || asking.state === 'agreed') {
      return reply.redirect(questionPage(id), 303)
    }
    tools.asks.end(id, 'withdrawn', visit.account.id)
    tools.asks.read(id)
    const t = speaker(visit.language)
    const { reason } = tools.asks.of(id) ?? asking
    // Also to who took it back while somebody wrote it.
    const refused = reason && `${t('eyes.asked.refused')}. ${t('eyes.asked.why', { reason })}`
    const done = refused ?? t('eyes.withdrawn')
    const view = asking.extends
      ? extendView(tools, visit, asking, { done, isLooked: true })
      : await checkView(tools, visit, asking.body, { done })
    return tools.render(reply, visit, view)
  }
