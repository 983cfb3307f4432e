import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/desk.ts'
import type { Action, PhaseName } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { closeDraft, placeRemarks } from './close-form.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type Problem, problemOf } from './render.ts'
import { spokenOf, spokenView } from './spoken.ts'

/** The form of an order that was refused: shown again with every word that was in it. */
export interface RefusedOrder {
  readonly path: string
  readonly values: Form
  readonly problem: Problem
}

/** Shows an action again, with the form that was refused. */
export type ShowRefused = (
  ...[visit, reply, id, refused]: [
    Parameters<Handler>[0],
    Parameters<Handler>[2],
    string,
    RefusedOrder,
  ]
) => ReturnType<Handler>

interface Order {
  readonly obey: (id: string, form: Form, visit: Visit) => Promise<void>
  /** The fields whose text goes out, and in which phase. */
  readonly texts: readonly (readonly [field: string, phase: PhaseName])[]
}

/** What can be told to a running action, and how its texts will look while they are written. */
export function orderPages(app: FastifyInstance, tools: PageTools, show: ShowRefused): void {
  const { ports } = tools
  const orders = ordersOf(ports)
  for (const [path, order] of Object.entries(orders)) {
    app.post(`/acties/:id/${path}`, guarded(tools, may.act, carryOut(order, path, show)))
    // A fault page is the answer to a form: asked for again, by a reload or the language button.
    app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
      reply.redirect(`/acties/${encodeURIComponent(params.id)}`, 303),
    )
    app.post(
      `/acties/:id/${path}/meekijken`,
      guarded(tools, may.act, (visit, request, reply) => {
        const { action } = required(ports, (request.params as { id: string }).id)
        const form = request.body as Form
        const composed = composedOf(ports, action, path, form)
        const data = { composed, ...spokenParts(ports, action, path, form), path }
        return tools.render(reply, visit, {
          template: 'actions/texts',
          title: '',
          isFragment: true,
          data,
        })
      }),
    )
  }
}

/** The texts of an order's form as they would go out, with their parts and remarks. */
export function composedOf(ports: WebPorts, action: Action, path: string, form: Form) {
  const { status, kind, responders } = action
  const asks = responders ? { responders } : {}
  return (ordersOf(ports)[path]?.texts ?? []).flatMap(([name, phase]) => {
    const text = field(form, name)
    if (text === '') return []
    const composed = ports.desk.compose({ status, kind, phase, ...asks }, { sms: text })
    const places = phase === 'result' ? placeRemarks(ports, form) : []
    return [{ ...composed, remarks: [...composed.remarks, ...places] }]
  })
}

/** What a call will say about an order's first text. */
export function spokenParts(ports: WebPorts, action: Action, path: string, form: Form) {
  const phase = ordersOf(ports)[path]?.texts[0]?.[1] ?? 'alert'
  const { text } = spokenOf(form)
  return {
    ...spokenView(ports, { text, status: action.status, phase }),
    recording: text.recording === undefined ? undefined : { id: text.recording },
  }
}

/** The fields of each form by what a refusal names. */
const fieldIds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  afsluiten: {
    'text.sms': 'result',
    outcome: 'outcome',
    sendAt: 'sendAt',
    place: 'mayNamePlace',
    informed: 'informed',
    informedBy: 'informedBy',
  },
  correctie: { 'text.sms': 'correction' },
  aanvulling: { 'text.sms': 'update' },
}

const carryOut =
  ({ obey }: Order, path: string, show: ShowRefused): Handler =>
  async (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const values = request.body as Form
    try {
      await obey(id, values, visit)
      return reply.redirect(`/acties/${id}`, 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds[path] ?? {})
      const isForm = error instanceof RefusedError && error.status === 422
      if (problem === undefined || !isForm) throw error
      return show(visit, reply, id, { path, values, problem })
    }
  }

/** The action with this id, or a refusal that says there is none. */
export function required({ desk }: WebPorts, id: string): ActionView {
  const view = desk.action(id)
  if (!view) throw new RefusedError('no-such-action', { status: 404 })
  return view
}

const ordersOf = (ports: WebPorts): Readonly<Record<string, Order>> => {
  const { desk } = ports
  return {
    stop: { texts: [], obey: (id, _form, { account }) => desk.stop(id, actorOf(account)) },
    afsluiten: {
      texts: [['text', 'result']],
      obey: async (id, form, { account }) =>
        desk.close(id, closeDraft(ports, form), actorOf(account)),
    },
    correctie: {
      texts: [['text', 'correction']],
      obey: (id, form, { account }) => desk.correct(id, spokenOf(form).text, actorOf(account)),
    },
    aanvulling: {
      texts: [
        ['text', 'update'],
        ['combined', 'alert'],
      ],
      obey: (id, form, { account }) => {
        const texts = { text: spokenOf(form).text, combined: { sms: field(form, 'combined') } }
        return desk.update(id, texts, actorOf(account))
      },
    },
    meteen: {
      texts: [],
      obey: (id, form, { account }) => {
        const past = field(form, 'past') === 'morning' ? 'morning' : 'schedule'
        return desk.hurry(id, { phase: field(form, 'phase'), past }, actorOf(account))
      },
    },
    alsnog: {
      texts: [],
      obey: (id, form, { account }) => desk.release(id, field(form, 'phase'), actorOf(account)),
    },
  }
}
