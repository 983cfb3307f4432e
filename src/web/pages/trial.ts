import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type PageView, type Problem, problemOf } from './render.ts'

type ById = { readonly Params: { readonly id: string } }

/** The test that a site does once with each modem: asked for, followed and shown. */
export function trialPages(app: FastifyInstance, tools: PageTools): void {
  const { render } = tools
  const show =
    (isFragment: boolean): Handler =>
    (visit, request, reply) => {
      const { id } = request.params as ById['Params']
      return render(reply, visit, page(tools, visit, { id, isFragment }))
    }
  app.get<ById>('/modems/:id/proef', guarded(tools, may.modems, show(false)))
  app.get<ById>('/modems/:id/proef/stappen', guarded(tools, may.modems, show(true)))
  app.post<ById>(
    '/modems/:id/proef',
    guarded(tools, may.modems, (visit, request, reply) => {
      const { id } = request.params as ById['Params']
      const to = field(request.body as Form, 'to')
      try {
        tools.ports.trials.start(id, to, actorOf(visit.account))
        return reply.redirect(`/modems/${encodeURIComponent(id)}/proef`, 303)
      } catch (error) {
        const problem = problemOf(visit, error, { to: 'to' })
        if (problem === undefined) throw error
        return render(reply, visit, page(tools, visit, { id, isFragment: false, to, problem }))
      }
    }),
  )
}

interface Shown {
  readonly id: string
  readonly isFragment: boolean
  readonly to?: string
  readonly problem?: Problem
}

function page({ ports }: PageTools, visit: Visit, shown: Shown): PageView {
  const { id, isFragment, to = '', problem } = shown
  const modem = ports.modems().find((each) => each.id === id)
  if (!modem) throw new RefusedError('no-such-modem', { status: 404 })
  const view = ports.trials.view(id)
  return {
    template: isFragment ? 'modems/trial-steps' : 'modems/trial',
    title: speaker(visit.language)('trial.title', { modem: id }),
    isFragment,
    status: problem === undefined ? 200 : 422,
    data: {
      modem,
      path: `/modems/${encodeURIComponent(id)}/proef`,
      to,
      problem,
      view,
      steps: (view?.steps ?? modem.trial?.steps ?? []).map((step) => ({
        ...step,
        mark: marks[step.state],
      })),
    },
  }
}

const marks = { waiting: '', busy: 'look', passed: 'good', failed: 'bad', open: '' } as const
