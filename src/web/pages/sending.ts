import type { FastifyInstance, FastifyReply } from 'fastify'
import { kindOf } from '../../domain/kinds.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { isOrder, type Launch, type OrderLaunch } from '../sending/launches.ts'
import { oldTextGoesOn } from '../sending/old-text.ts'
import { placeBegun, secondsPage } from '../sending/place.ts'
import type { Visit } from '../session.ts'
import { actionPage } from './actions.ts'
import { checkView } from './check-action.ts'
import { readForm } from './draft-form.ts'
import { extendView } from './extend-page.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { pathOf } from './order-drafts.ts'
import { pendingOrder, secondsLeft } from './pending-orders.ts'
import { type PageView, refusalText } from './render.ts'
import { required } from './required.ts'

/** The seconds between pressing and sending, in which it can be taken back. */
export function sendingPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/verzenden', guarded(tools, may.act, waiting(tools)))
  app.get('/acties/:id/verzenden/rest', guarded(tools, may.act, rest(tools)))
  app.post('/acties/:id/terug', guarded(tools, may.act, takeBack(tools)))
  app.get<{ Params: { id: string } }>('/acties/:id/terug', ({ params }, reply) =>
    reply.redirect(secondsPage(params.id), 303),
  )
}

type Over = undefined | (Launch & { readonly state: 'taken-back' | 'failed' })

const isOver = (launch: Launch | undefined): launch is Over =>
  launch === undefined || launch.state === 'taken-back' || launch.state === 'failed'

const waiting =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, launches } = tools
    const { id } = request.params as { id: string }
    const launch = launches.of(id)
    const place = placeBegun(ports, id)
    if (place !== undefined) return reply.redirect(place, 303)
    if (!launch || isOver(launch)) return notSent(tools, visit, reply, id)
    // Without a script the page comes again by itself; a header, so that nothing else has to know.
    reply.header('refresh', String(secondsLeft(launch, ports.now())))
    const title = speaker(visit.language)('sending.title')
    return tools.render(reply, visit, {
      ...{ template: 'actions/sending', title },
      ...(isOrder(launch) ? orderWaits(tools, visit, launch) : startWaits(tools, visit, launch)),
    })
  }

type Waits = Pick<PageView, 'isExercise' | 'data'>

function startWaits({ ports }: PageTools, { language }: Visit, launch: Launch): Waits {
  const { kind, status } = readForm(ports, launch.body)
  const left = secondsLeft(launch, ports.now())
  const data = { id: launch.id, left, kind: kindOf(kind).label[language] }
  return { isExercise: status === 'exercise', data }
}

function orderWaits({ ports }: PageTools, visit: Visit, launch: OrderLaunch): Waits {
  const view = required(ports, launch.order.action)
  const { kind, number, status } = view.action
  const pending = pendingOrder(ports, visit, view, launch)
  return {
    isExercise: status === 'exercise',
    data: { ...pending, kind: `${number} ${kindOf(kind).label[visit.language]}` },
  }
}

/** The seconds that are left, for a page that counts them; it goes on by itself when they are over. */
const rest =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, launches, render } = tools
    const { id } = request.params as { id: string }
    const launch = launches.of(id)
    // Beside a form that somebody may be writing in: that page stays.
    const mayGo = field(request.query as Form, 'blijf') === ''
    if (!mayGo && launch?.state !== 'waiting') return reply.send('')
    const place = placeBegun(ports, id)
    if (place !== undefined) return onTo(reply, place)
    // Whoever took it back is about to get the page that says so: this one must not overtake it.
    const isBack = launch?.takenBackBy === visit.account.id
    if (isOver(launch) && !isBack) return onTo(reply, secondsPage(id))
    const data = { left: launch && !isBack ? secondsLeft(launch, ports.now()) : 0 }
    return render(reply, visit, {
      template: 'actions/sending-left',
      title: '',
      isFragment: true,
      data,
    })
  }

/** A part of a page cannot be redirected: it tells the page where to go. */
const onTo = (reply: FastifyReply, place: string): FastifyReply =>
  reply.header('hx-redirect', place).send('')

function notSent(tools: PageTools, visit: Visit, reply: FastifyReply, id: string) {
  const launch = tools.launches.of(id)
  return tools.render(reply, visit, {
    template: 'actions/not-sent',
    title: speaker(visit.language)('sending.not'),
    status: launch ? 200 : 404,
    data: {
      why: refusalText(visit, launch?.fault),
      isUnknown: launch === undefined,
      isFailed: launch?.state === 'failed',
      again: launch?.by === visit.account.id ? launch.id : undefined,
      order: (launch ?? tools.presses.cutOff(id))?.order,
    },
  })
}

/**
 * Nothing was sent: the check page again, as it was, for whoever filled it in. It holds all that they
 * typed, also whom to leave out: somebody else who takes it back is only told that nothing was sent.
 */
const takeBack =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, launches, render } = tools
    const { id } = request.params as { id: string }
    if (launches.takeBack(id, visit.account.id))
      ports.log('info', 'action-taken-back', { by: visit.account.id })
    const over = launches.of(id)
    if (!over || !isOver(over) || over.by !== visit.account.id) {
      return reply.redirect(secondsPage(id), 303)
    }
    return render(reply, visit, await formOf(tools, visit, over))
  }

/** The form that was filled in, with all that was in it. */
function formOf(tools: PageTools, visit: Visit, over: Launch): PageView | Promise<PageView> {
  const t = speaker(visit.language)
  const isBack = over.state !== 'failed'
  if (!isOrder(over)) {
    return checkView(tools, visit, over.body, isBack ? { done: t('sending.taken-back') } : {})
  }
  const { action, is } = over.order
  if (is === 'extension') {
    const about = { extends: action, body: over.body }
    const done = isBack ? { done: t('order.taken-back') } : {}
    return extendView(tools, visit, about, { ...done, isLooked: isBack })
  }
  const old = oldTextGoesOn(over.order, tools.ports.store.state)
  const done = `${t('order.taken-back')}${old ? ` ${t('order.old-goes-on')}` : ''}`
  const values = { path: pathOf[is], values: over.body }
  return actionPage(tools, visit, action, { ...values, ...(isBack ? { done } : {}) })
}
