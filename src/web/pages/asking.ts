import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { changeSince } from '../../dispatch/seen.ts'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import type { Asking } from '../sending/asks.ts'
import type { Visit } from '../session.ts'
import { checkView } from './check-action.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type Problem, problemOf } from './render.ts'
import { changed, starting } from './send-action.ts'

/** Somebody asks that a second person looks, and somebody else looks, and agrees or does not. */
export function askingPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/gevraagd', guarded(tools, may.act, asked(tools)))
  app.get('/acties/:id/gevraagd/stand', guarded(tools, may.act, standing(tools)))
  app.post('/acties/:id/intrekken', guarded(tools, may.act, again(tools)))
  app.get('/acties/:id/meekijken', guarded(tools, may.agree, look(tools)))
  app.post('/acties/:id/akkoord', guarded(tools, may.agree, agree(tools)))
  app.post('/acties/:id/niet-akkoord', guarded(tools, may.agree, refuse(tools)))
  for (const path of ['intrekken', 'akkoord', 'niet-akkoord']) {
    app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
      reply.redirect(`/acties/${encodeURIComponent(params.id)}/meekijken`, 303),
    )
  }
}

const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id

/** Where somebody has to be by now; undefined when it waits, or when nobody knows of it. */
function placeOf({ ports, launches, asks }: PageTools, id: string): string | undefined {
  if (ports.desk.action(id)) return `/acties/${id}`
  return asks.of(id)?.state === 'agreed' || launches.of(id) ? `/acties/${id}/verzenden` : undefined
}

/** The page of whoever asked: it goes on by itself, also without a script. */
const asked =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const id = idOf(request)
    const place = placeOf(tools, id)
    if (place !== undefined) return reply.redirect(place, 303)
    const asking = tools.asks.of(id)
    if (!asking || asking.state === 'withdrawn') return gone(tools, visit, reply, asking)
    if (asking.by !== visit.account.id) return reply.redirect(`/acties/${id}/meekijken`, 303)
    if (asking.state === 'waiting') reply.header('refresh', '15')
    return tools.render(reply, visit, {
      template: 'eyes/waiting',
      title: speaker(visit.language)('eyes.asked.title'),
      isExercise: asking.draft.status === 'exercise',
      data: { asking },
    })
  }

/** Tells a page that waits to go on; a part of a page cannot be redirected. */
const standing =
  (tools: PageTools): Handler =>
  (_visit, request, reply) => {
    const id = idOf(request)
    if (tools.asks.of(id)?.state === 'waiting') return reply.code(204).send()
    return reply.header('hx-redirect', placeOf(tools, id) ?? `/acties/${id}/gevraagd`).send('')
  }

/** Nothing was sent, and why. */
function gone({ render }: PageTools, visit: Visit, reply: FastifyReply, asking?: Asking) {
  const t = speaker(visit.language)
  const why = t(asking ? `eyes.gone.${asking.state}` : 'eyes.gone')
  return render(reply, visit, {
    template: 'actions/not-sent',
    title: t('sending.not'),
    status: asking ? 200 : 404,
    data: { why, isUnknown: false },
  })
}

/** Whoever asked takes it back, or has read why not: the check page again, as it was. */
const again =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const id = idOf(request)
    const asking = tools.asks.of(id)
    if (asking?.by !== visit.account.id || asking.state === 'agreed') {
      return reply.redirect(`/acties/${id}/gevraagd`, 303)
    }
    tools.asks.end(id, 'withdrawn', visit.account.id)
    tools.asks.read(id)
    const t = speaker(visit.language)
    const { reason } = tools.asks.of(id) ?? asking
    // Also to who took it back while somebody wrote it.
    const refused = reason && `${t('eyes.asked.refused')}. ${t('eyes.asked.why', { reason })}`
    const done = refused ?? t('eyes.withdrawn')
    return tools.render(reply, visit, await checkView(tools, visit, asking.body, { done }))
  }

/** The whole last look, for the second person. */
const look =
  (tools: PageTools): Handler =>
  (visit, request, reply) =>
    lookAgain(tools, visit, request, reply)

async function lookAgain(
  tools: PageTools,
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
  problem?: Problem,
): Promise<FastifyReply> {
  const id = idOf(request)
  const place = placeOf(tools, id)
  if (place !== undefined) return reply.redirect(place, 303)
  const asking = tools.asks.of(id)
  if (asking?.by === visit.account.id) return reply.redirect(`/acties/${id}/gevraagd`, 303)
  if (!asking || !isAsItWas(tools, visit, asking)) {
    return gone(tools, visit, reply, tools.asks.of(id))
  }
  const view = await checkView(tools, visit, asking.body, problem ? { problem } : {})
  const who = tools.ports.store.state.accounts.get(asking.by)?.name ?? '–'
  return tools.render(reply, visit, {
    ...view,
    template: 'eyes/look',
    title: speaker(visit.language)('eyes.look.title'),
    data: { ...view.data, asking, who },
  })
}

/** Whether it still waits, and is what whoever asked was shown; otherwise they have to ask again. */
function isAsItWas(tools: PageTools, visit: Visit, { id, draft, seen, state }: Asking): boolean {
  if (state !== 'waiting') return false
  if (!changeSince(seen, tools.ports.desk.see(draft))) return true
  tools.asks.end(id, 'changed', visit.account.id)
  return false
}

/** Somebody else agrees with what they were shown: the seconds to take it back begin. */
const agree =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, asks, shown, launches } = tools
    const asking = asks.of(idOf(request))
    if (!asking || asking.by === visit.account.id || !isAsItWas(tools, visit, asking)) {
      return lookAgain(tools, visit, request, reply)
    }
    const { id, key, body, draft, by } = asking
    const before = shown.of(field(request.body as Form, 'once'))
    const change = before && changeSince(before, ports.desk.see(draft))
    if (!before || change) {
      const why = change ? changed(visit, change) : new RefusedError('check-not-shown')
      return lookAgain(tools, visit, request, reply, problemOf(visit, why, {}))
    }
    asks.end(id, 'agreed', visit.account.id)
    const agreed = { by: visit.account.id, at: new Date(ports.now()).toISOString() }
    const ready = { ...draft, gate: { ...draft.gate, agreed } }
    launches.begin({ id, key, body, by, start: starting(tools, by, key, ready) })
    return reply.redirect(`/acties/${id}/verzenden`, 303)
  }

const [shortest, longest] = [5, 300]

/** Somebody else does not agree, and says why. */
const refuse =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const asking = tools.asks.of(idOf(request))
    if (!asking || asking.by === visit.account.id) return lookAgain(tools, visit, request, reply)
    const why = field(request.body as Form, 'why')
    if (why.length < shortest || why.length > longest) {
      const error = new RefusedError('eyes-why-missing', { field: 'why' })
      return lookAgain(tools, visit, request, reply, problemOf(visit, error, { why: 'why' }))
    }
    // Somebody may have agreed a moment before: then it goes out, and this page must not say no.
    if (!tools.asks.end(asking.id, 'refused', visit.account.id, why)) {
      return lookAgain(tools, visit, request, reply)
    }
    return gone(tools, visit, reply, tools.asks.of(asking.id))
  }
