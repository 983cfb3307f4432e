import type { FastifyInstance } from 'fastify'
import { orderOf, type Press, type PressedOrder } from '../../domain/presses/press.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { formAgainOf } from '../sending/press-book.ts'
import type { Visit } from '../session.ts'
import { actionPage } from './actions.ts'
import { idOf } from './asking.ts'
import { checkView } from './check-action.ts'
import { formAgain } from './compose-action.ts'
import { readForm } from './draft-form.ts'
import { extendView } from './extend-page.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { pathOf } from './order-drafts.ts'
import type { PageView } from './render.ts'

/** What a restart kept from going out: looked at again, or let be. */
export function cutOffPages(app: FastifyInstance, tools: PageTools): void {
  app.post('/acties/:id/opnieuw', guarded(tools, may.act, again(tools)))
  app.post('/acties/:id/laat-maar', guarded(tools, may.act, letBe(tools)))
  for (const path of ['opnieuw', 'laat-maar']) {
    app.get(`/acties/:id/${path}`, (_request, reply) => reply.redirect('/', 303))
  }
}

/** The last look as it was, for whoever filled it in: it holds all that they typed. */
const again =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, presses, render } = tools
    const press = presses.cutOff(idOf(request))
    if (press?.by !== visit.account.id) return reply.redirect('/', 303)
    presses.look(press.id)
    const body = formAgainOf(press, ports.now())
    const order = orderOf(press)
    if (order) return render(reply, visit, orderAgain(tools, visit, press, order))
    try {
      const done = speaker(visit.language)(press.asked ? 'cut-off.again.asked' : 'cut-off.again')
      return render(reply, visit, await checkView(tools, visit, body, { done }))
    } catch (error) {
      return formAgain(tools, visit, readForm(ports, body), error)(reply)
    }
  }

/** The form of what it was to tell a running action. */
function orderAgain(
  tools: PageTools,
  visit: Visit,
  press: Press,
  { action, is }: PressedOrder,
): PageView {
  const t = speaker(visit.language)
  const values = formAgainOf(press, tools.ports.now())
  if (is !== 'extension') {
    const done = t('cut-off.again.order')
    return actionPage(tools, visit, action, { path: pathOf[is], values, done })
  }
  const done = t(press.asked ? 'cut-off.again.extension' : 'cut-off.again.order')
  return extendView(tools, visit, { extends: action, body: values }, { done, isLooked: false })
}

const letBe =
  ({ presses }: PageTools): Handler =>
  async (visit, request, reply) => {
    const id = idOf(request)
    if (presses.cutOff(id)) await presses.ended(id, 'let-be', visit.account.id)
    return reply.redirect('/', 303)
  }
