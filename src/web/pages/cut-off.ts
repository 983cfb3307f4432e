import type { FastifyInstance } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { formAgainOf } from '../sending/press-book.ts'
import { actionPage } from './actions.ts'
import { idOf } from './asking.ts'
import { checkView } from './check-action.ts'
import { formAgain } from './compose-action.ts'
import { readForm } from './draft-form.ts'
import { extendView } from './extend.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { pathOf } from './order-drafts.ts'

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
    if (press.order !== undefined) {
      const { action, is } = press.order
      const done = speaker(visit.language)('cut-off.again.order')
      const form = { path: pathOf[is], values: body, done }
      return render(reply, visit, actionPage(tools, visit, action, form))
    }
    if (press.extends !== undefined) {
      const done = speaker(visit.language)('cut-off.again.extension')
      return render(
        reply,
        visit,
        extendView(tools, visit, { extends: press.extends, body }, { done }),
      )
    }
    try {
      const done = speaker(visit.language)(press.asked ? 'cut-off.again.asked' : 'cut-off.again')
      return render(reply, visit, await checkView(tools, visit, body, { done }))
    } catch (error) {
      return formAgain(tools, visit, readForm(ports, body), error)(reply)
    }
  }

const letBe =
  ({ presses }: PageTools): Handler =>
  async (visit, request, reply) => {
    const id = idOf(request)
    if (presses.cutOff(id)) await presses.ended(id, 'let-be', visit.account.id)
    return reply.redirect('/', 303)
  }
