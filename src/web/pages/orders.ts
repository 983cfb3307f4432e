import type { FastifyInstance } from 'fastify'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { pathOf } from './order-drafts.ts'
import { pressOrder } from './order-press.ts'
import { composedOf, othersOf, spokenParts } from './order-view.ts'
import { orderTexts, withProposals } from './order-words.ts'
import type { ShowRefused } from './refused-order.ts'
import { required } from './required.ts'
import { faultText, keep } from './spoken.ts'

/** What is done when an order's form is sent. */
type Order = (id: string, form: Form, visit: Visit) => Promise<void>

/** What can be told to a running action, and how its texts will look while they are written. */
export function orderPages(app: FastifyInstance, tools: PageTools, show: ShowRefused): void {
  const { ports } = tools
  for (const [path, order] of Object.entries(atOnce(ports))) {
    app.post(`/acties/:id/${path}`, guarded(tools, may.act, carryOut(order)))
    askedAgain(app, path)
  }
  for (const is of ['update', 'correction', 'result'] as const) {
    const path = pathOf[is]
    app.post(`/acties/:id/${path}`, guarded(tools, may.act, pressOrder(tools, is, show)))
    askedAgain(app, path)
    app.post(`/acties/:id/${path}/voorstel`, guarded(tools, may.act, proposedIn(ports, path, show)))
    app.post(`/acties/:id/${path}/opname`, guarded(tools, may.act, recorded(ports, path, show)))
    app.post(`/acties/:id/${path}/meekijken`, guarded(tools, may.act, lookAlong(tools, path)))
  }
}

/** A fault page is the answer to a form: asked for again, by a reload or the language button. */
const askedAgain = (app: FastifyInstance, path: string) =>
  app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
    reply.redirect(`/acties/${encodeURIComponent(params.id)}`, 303),
  )

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

const carryOut =
  (order: Order): Handler =>
  async (visit, request, reply) => {
    const { id } = request.params as { id: string }
    await order(id, request.body as Form, visit)
    return reply.redirect(`/acties/${id}`, 303)
  }

/**
 * What is done at the press. *Stop* is on purpose: every second that it waited, people would get what
 * somebody wants stopped, and nobody who has not had it misses anything that cannot be sent later.
 */
const atOnce = ({ desk }: WebPorts): Readonly<Record<string, Order>> => ({
  stop: (id, _form, { account }) => desk.stop(id, actorOf(account)),
  meteen: (id, form, { account }) => {
    const past = field(form, 'past') === 'morning' ? 'morning' : 'schedule'
    return desk.hurry(id, { phase: field(form, 'phase'), past }, actorOf(account))
  },
  alsnog: (id, form, { account }) => desk.release(id, field(form, 'phase'), actorOf(account)),
})
