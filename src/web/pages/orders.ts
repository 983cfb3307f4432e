import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/action-view.ts'
import type { DraftText } from '../../dispatch/draft.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { closeDraft } from './close-form.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { causeIn, toldAnew, wrongIn } from './order-offers.ts'
import { composedOf, mustListen, othersOf, spokenParts } from './order-view.ts'
import { asWritten, orderTexts, requireRead, textIds, withProposals } from './order-words.ts'
import { type Problem, problemOf } from './render.ts'
import { faultText, keep } from './spoken.ts'

/** The form of an order that was refused: shown again with every word that was in it. */
export interface RefusedOrder {
  readonly path: string
  readonly values: Form
  /** Without one it is a form that goes on: a recording was added to it. */
  readonly problem?: Problem
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

/** What is done when an order's form is sent. */
type Order = (id: string, form: Form, visit: Visit) => Promise<void>

/** What can be told to a running action, and how its texts will look while they are written. */
export function orderPages(app: FastifyInstance, tools: PageTools, show: ShowRefused): void {
  const { ports } = tools
  const orders = ordersOf(ports)
  for (const [path, order] of Object.entries(orders)) {
    app.post(
      `/acties/:id/${path}`,
      guarded(tools, may.act, carryOut(ports, { path, obey: order }, show)),
    )
    // A fault page is the answer to a form: asked for again, by a reload or the language button.
    app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
      reply.redirect(`/acties/${encodeURIComponent(params.id)}`, 303),
    )
    app.post(`/acties/:id/${path}/voorstel`, guarded(tools, may.act, proposedIn(ports, path, show)))
    app.post(`/acties/:id/${path}/opname`, guarded(tools, may.act, recorded(ports, path, show)))
    app.post(`/acties/:id/${path}/meekijken`, guarded(tools, may.act, lookAlong(tools, path)))
  }
}

/** How the texts of a form will look, while they are written. */
const lookAlong =
  ({ ports, render }: PageTools, path: string): Handler =>
  (visit, request, reply) => {
    const { action } = required(ports, (request.params as { id: string }).id)
    const form = request.body as Form
    const data = {
      composed: composedOf(ports, action, path, form),
      ...spokenParts(ports, action, path, form),
      others: othersOf(ports, action, path, form),
      offers: orderTexts(ports, action, path, form),
      ...{ isAreaKnown: true, path, id: path },
    }
    return render(reply, visit, { template: 'actions/texts', title: '', isFragment: true, data })
  }

/** A text proposed without a script in the browser: the page again, with it in its form. */
const proposedIn =
  (ports: WebPorts, path: string, show: ShowRefused): Handler =>
  (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const { action } = required(ports, id)
    const values = withProposals(ports, action, path, request.body as Form)
    return show(visit, reply, id, { path, values })
  }

/** A sound file without a script in the browser: the page again, with the recording in its form. */
const recorded =
  (ports: WebPorts, path: string, show: ShowRefused): Handler =>
  async (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const { opname: _, ...form } = request.body as Form
    const kept = await keep(ports, visit, request)
    if ('id' in kept)
      return show(visit, reply, id, { path, values: { ...form, recording: kept.id } })
    const at = `${path}-file`
    const problem = { message: faultText(visit, kept), at }
    return show(visit, reply, id, { path, values: form, problem })
  }

/** The fields of each form by what a refusal names. */
const fieldIds = (path: string): Readonly<Record<string, string>> => ({
  ...textIds(path),
  ...(path === 'afsluiten' ? closeIds : {}),
  ...(path === 'correctie' ? { cause: 'cause' } : {}),
})

const closeIds = {
  outcome: 'outcome',
  sendAt: 'sendAt',
  place: 'mayNamePlace',
  informed: 'informed',
  informedBy: 'informedBy',
  notInformed: 'notInformed',
}

const carryOut =
  (
    ports: WebPorts,
    { path, obey }: { readonly path: string; readonly obey: Order },
    show: ShowRefused,
  ): Handler =>
  async (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const values = request.body as Form
    try {
      requireRead(ports, required(ports, id).action, path, values)
      await obey(id, asWritten(path, values), visit)
      return reply.redirect(`/acties/${id}`, 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds(path))
      const isForm = error instanceof RefusedError && error.status === 422
      if (problem === undefined || !isForm) throw error
      const { action } = required(ports, id)
      const shown =
        error.key === 'order-text-other' ? withProposals(ports, action, path, values) : values
      return show(visit, reply, id, { path, values: shown, problem })
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
  const draftsOf = (id: string, path: string, form: Form): readonly DraftText[] =>
    orderTexts(ports, required(ports, id).action, path, form).map(({ draft }) => draft)
  return {
    stop: (id, _form, { account }) => desk.stop(id, actorOf(account)),
    afsluiten: async (id, form, { account }) => {
      const [text = noText] = draftsOf(id, 'afsluiten', form)
      const { action } = required(ports, id)
      return desk.close(id, closeDraft(ports, action, form, text), actorOf(account))
    },
    correctie: async (id, form, { account }) => {
      requireListened(ports, id, form)
      const [text = noText] = draftsOf(id, 'correctie', form)
      const cause = causeIn(form)
      if (!cause) throw new RefusedError('cause-missing', { field: 'cause' })
      return desk.correct(id, text, actorOf(account), { cause, wrongNumbers: wrongIn(form) })
    },
    aanvulling: async (id, form, { account }) => {
      requireListened(ports, id, form)
      const [text = noText, alert = noText, fetching] = draftsOf(id, 'aanvulling', form)
      const combined = { ...alert, ...(fetching?.sms ? { fetching } : {}) }
      const description = toldAnew(required(ports, id).action, form)
      const news = { text, combined, ...(description ? { description } : {}) }
      return desk.update(id, news, actorOf(account))
    },
    meteen: (id, form, { account }) => {
      const past = field(form, 'past') === 'morning' ? 'morning' : 'schedule'
      return desk.hurry(id, { phase: field(form, 'phase'), past }, actorOf(account))
    },
    alsnog: (id, form, { account }) => desk.release(id, field(form, 'phase'), actorOf(account)),
  }
}

const noText: DraftText = { sms: '' }

/** Nobody is called with what nobody has heard; where nothing can speak, nobody can have. */
function requireListened(ports: WebPorts, id: string, form: Form): void {
  if (field(form, 'listened') !== '' || field(form, 'text') === '') return
  if (mustListen(ports, required(ports, id))) {
    throw new RefusedError('not-listened', { field: 'listened' })
  }
}
