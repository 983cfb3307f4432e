import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import type { TestCallView } from '../speech-ports.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type PageView, refusalText } from './render.ts'
import { spokenOf } from './spoken.ts'

/** *Bel mij eerst*: the call as people will get it, to one's own phone. */
export function testCallPages(app: FastifyInstance, tools: PageTools): void {
  app.post('/gesproken/proef', guarded(tools, may.act, call(tools)))
  app.get<{ Params: { id: string } }>(
    '/gesproken/proef/:id',
    guarded(tools, may.act, (visit, request, reply) => {
      const { id } = request.params as { id: string }
      const view = tools.ports.speech.testCall.view(id)
      if (!view) throw new RefusedError('test-call-unknown', { status: 404 })
      const isFragment = request.headers['hx-request'] !== undefined
      return tools.render(reply, visit, page(visit, isFragment, { call: view }))
    }),
  )
}

const call =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const form = request.body as Form
    const isFragment = request.headers['hx-request'] !== undefined
    try {
      const by = actorOf(visit.account)
      const view = await ports.speech.testCall.start(field(form, 'to'), spokenOf(form), by)
      if (!isFragment) return reply.redirect(`/gesproken/proef/${view.id}`, 303)
      return render(reply, visit, page(visit, true, { call: view }))
    } catch (error) {
      const message = refusalText(visit, error)
      if (message === undefined) throw error
      return render(reply, visit, { ...page(visit, isFragment, { message }), status: 422 })
    }
  }

const goodEnds = ['test.heard.played', 'test.heard.confirmed']

interface Shown {
  readonly call?: TestCallView
  readonly message?: string
}

const page = ({ language }: Visit, isFragment: boolean, data: Shown): PageView => ({
  template: isFragment ? 'spoken/test-call' : 'spoken/test-page',
  title: speaker(language)('spoken.test'),
  isFragment,
  data: {
    message: data.message,
    isFragment,
    call: data.call && { ...data.call, isGood: goodEnds.includes(data.call.end ?? '') },
  },
})
