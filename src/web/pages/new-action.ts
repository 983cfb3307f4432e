import type { FastifyInstance, FastifyReply } from 'fastify'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'
import { checkPage } from './check-action.ts'
import { clockOf, compose, others, spokenParts, strip } from './compose-action.ts'
import { type DraftForm, readForm } from './draft-form.ts'
import { type Form, guarded, type Handler, type PageTools } from './guard.ts'
import { grownForm } from './moving-form.ts'
import { send } from './send-action.ts'
import { faultText, keep } from './spoken.ts'

/** *Nieuwe actie*: compose, look along, check, send. */
export function newActionPages(app: FastifyInstance, tools: PageTools): void {
  const { render } = tools
  const show = (visit: Visit, form: DraftForm, reply: FastifyReply) =>
    render(reply, visit, compose(tools, visit, form))
  app.get(
    '/acties/nieuw',
    guarded(tools, may.act, (visit, { query }, reply) =>
      show(visit, readForm(tools.ports, query as Form), reply),
    ),
  )
  app.post(
    '/acties/nieuw',
    guarded(tools, may.act, (visit, { body }, reply) =>
      show(visit, readForm(tools.ports, body as Form), reply),
    ),
  )
  app.post(
    '/acties/meekijken',
    guarded(tools, may.act, (visit, request, reply) => {
      const form = readForm(tools.ports, request.body as Form)
      const data = {
        form: grownForm(tools.ports, form),
        ...others(form, strip(tools, visit, form)),
        ...spokenParts(tools, form),
        ...clockOf(tools, form),
      }
      return render(reply, visit, { template: 'actions/strip', title: '', isFragment: true, data })
    }),
  )
  app.post('/acties/nieuw/opname', guarded(tools, may.act, recorded(tools)))
  app.post('/acties/controle', guarded(tools, may.act, checkPage(tools)))
  for (const path of ['/acties/controle', '/acties/nieuw/opname']) {
    app.get(path, (_request, reply) => reply.redirect('/acties/nieuw', 303))
  }
  app.post('/acties', guarded(tools, may.act, send(tools)))
}

/** A sound file without a script in the browser: the form again, with the recording in it. */
const recorded =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const form = readForm(tools.ports, request.body as Form)
    const kept = await keep(tools.ports, visit, request)
    if ('id' in kept) {
      return tools.render(reply, visit, compose(tools, visit, { ...form, recording: kept.id }))
    }
    const problem = { message: faultText(visit, kept), at: 'alert-file' }
    return tools.render(reply, visit, compose(tools, visit, form, problem))
  }
