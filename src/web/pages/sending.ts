import type { FastifyInstance, FastifyReply } from 'fastify'
import { kindOf } from '../../domain/kinds.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import type { Launch } from '../sending/launches.ts'
import type { Visit } from '../session.ts'
import { checkView } from './check-action.ts'
import { readForm } from './draft-form.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { refusalText } from './render.ts'

/** The seconds between pressing and sending, in which it can be taken back. */
export function sendingPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/verzenden', guarded(tools, may.act, waiting(tools)))
  app.get('/acties/:id/verzenden/rest', guarded(tools, may.act, rest(tools)))
  app.post('/acties/:id/terug', guarded(tools, may.act, takeBack(tools)))
  app.get<{ Params: { id: string } }>('/acties/:id/terug', ({ params }, reply) =>
    reply.redirect(`/acties/${encodeURIComponent(params.id)}/verzenden`, 303),
  )
}

const secondsLeft = ({ startsAt }: Launch, now: number): number =>
  Math.max(1, Math.ceil((startsAt - now) / 1000))

type Over = undefined | (Launch & { readonly state: 'taken-back' | 'failed' })

const isOver = (launch: Launch | undefined): launch is Over =>
  launch === undefined || launch.state === 'taken-back' || launch.state === 'failed'

const waiting =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, launches } = tools
    const { id } = request.params as { id: string }
    if (ports.desk.action(id)) return reply.redirect(`/acties/${id}`, 303)
    const launch = launches.of(id)
    if (isOver(launch)) return notSent(tools, visit, reply, launch)
    const left = secondsLeft(launch, ports.now())
    const form = readForm(ports, launch.body)
    // Without a script the page comes again by itself; a header, so that nothing else has to know.
    reply.header('refresh', String(left))
    return tools.render(reply, visit, {
      template: 'actions/sending',
      title: speaker(visit.language)('sending.title'),
      isExercise: form.status === 'exercise',
      data: { id, left, kind: kindOf(form.kind).label[visit.language] },
    })
  }

/** The seconds that are left, for a page that counts them; it goes on by itself when they are over. */
const rest =
  ({ ports, launches, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const launch = launches.of(id)
    if (ports.desk.action(id)) return onTo(reply, `/acties/${id}`)
    // Whoever took it back is about to get the page that says so: this one must not overtake it.
    const isBack = launch?.takenBackBy === visit.account.id
    if (isOver(launch) && !isBack) return onTo(reply, `/acties/${encodeURIComponent(id)}/verzenden`)
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

function notSent(tools: PageTools, visit: Visit, reply: FastifyReply, launch: Launch | undefined) {
  return tools.render(reply, visit, {
    template: 'actions/not-sent',
    title: speaker(visit.language)('sending.not'),
    status: launch ? 200 : 404,
    data: {
      why: refusalText(visit, launch?.fault),
      isUnknown: launch === undefined,
      again: launch?.by === visit.account.id ? launch.id : undefined,
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
      return reply.redirect(`/acties/${encodeURIComponent(id)}/verzenden`, 303)
    }
    const done = speaker(visit.language)('sending.taken-back')
    const said = over.state === 'failed' ? {} : { done }
    return render(reply, visit, await checkView(tools, visit, over.body, said))
  }
