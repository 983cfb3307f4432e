import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuseBlocked } from '../../dispatch/compose.ts'
import type { Seen } from '../../dispatch/draft.ts'
import { changeSince } from '../../dispatch/seen.ts'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import { mayAgree } from '../eyes/waiting.ts'
import { asTold } from '../previews/withheld.ts'
import { may } from '../roles.ts'
import type { Asking } from '../sending/asks.ts'
import { placeByNow, questionPage } from '../sending/place.ts'
import { unseenBy } from '../sending/since.ts'
import type { Visit } from '../session.ts'
import { gone, idOf } from './asking.ts'
import { checkView } from './check-action.ts'
import { extensionLook } from './extend-asking.ts'
import { type Agreement, goOn } from './going-on.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { reasonIn } from './reason-form.ts'
import { type Problem, problemOf } from './render.ts'
import { requireAsShown } from './send-action.ts'

/** Somebody else looks at what waits for them, and agrees or does not. */
export function lookingPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/meekijken', guarded(tools, may.agree, look(tools)))
  app.post('/acties/:id/akkoord', guarded(tools, may.agree, agree(tools)))
  app.post('/acties/:id/niet-akkoord', guarded(tools, may.agree, refuse(tools)))
  for (const path of ['akkoord', 'niet-akkoord']) {
    app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
      reply.redirect(`/acties/${encodeURIComponent(params.id)}/meekijken`, 303),
    )
  }
}

/** The whole last look, for somebody else. */
const look =
  (tools: PageTools): Handler =>
  (visit, request, reply) =>
    lookAgain(tools, visit, request, reply)

async function lookAgain(
  tools: PageTools,
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
  problem?: Problem,
): Promise<FastifyReply> {
  const id = idOf(request)
  const place = placeByNow(tools, id)
  if (place !== undefined) return reply.redirect(place, 303)
  const asking = tools.asks.of(id)
  if (asking?.by === visit.account.id) return reply.redirect(questionPage(id), 303)
  if (asking && !mayAgree(visit.account, asking.ask)) {
    throw new RefusedError('eyes-coordinator-only', { status: 403 })
  }
  if (!asking || !isAsItWas(tools, visit.account.id, asking)) {
    return gone(tools, visit, reply, tools.asks.of(id))
  }
  const view = await viewOf(tools, visit, asking, problem)
  const who = tools.ports.store.state.accounts.get(asking.by)?.name ?? '–'
  const typed = (request.body ?? {}) as Form
  return tools.render(reply, visit, {
    ...view,
    status: problem ? 422 : 200,
    data: { ...view.data, asking, who, few: field(typed, 'few'), why: field(typed, 'why') },
  })
}

/** All that whoever asked was shown: the last look of an action, or of an extension. */
async function viewOf(tools: PageTools, visit: Visit, asking: Asking, problem?: Problem) {
  const wrong = problem ? { problem } : {}
  if (asking.extends !== undefined) {
    const view = extensionLook(tools, visit, asking)
    return { ...view, data: { ...view.data, ...wrong } }
  }
  const title = speaker(visit.language)('eyes.look.title')
  return { ...(await checkView(tools, visit, asking.body, wrong)), template: 'eyes/look', title }
}

/** What whoever asked would be shown at this moment. */
const seenNow = ({ ports }: PageTools, asking: Asking): Seen =>
  asking.extends === undefined
    ? ports.desk.see(asking.draft)
    : ports.desk.seeExtension(asking.extends, asking.draft)

/** Whether it still waits, and is what whoever asked was shown; otherwise they have to ask again. */
export function isAsItWas(tools: PageTools, by: string, asking: Asking): boolean {
  if (asking.state !== 'waiting') return false
  if (isStillSo(tools, asking)) return true
  tools.asks.end(asking.id, 'changed', by)
  return false
}

/**
 * What cannot be done at all any more, as in an action that was stopped, is not as it was; nor is an
 * extension of an action that was told something else meanwhile.
 */
function isStillSo(tools: PageTools, asking: Asking): boolean {
  try {
    const action = tools.ports.desk.action(asking.extends ?? '')?.action
    if (action && unseenBy(tools, action, field(asking.body, 'seen')).length > 0) return false
    return changeSince(asking.seen, seenNow(tools, asking)) === undefined
  } catch (error) {
    if (error instanceof RefusedError) return false
    throw error
  }
}

/** Whether it is for them to say anything to it: nobody agrees with themselves. */
const isTheirs = (asking: Asking | undefined, { account }: Visit): asking is Asking =>
  asking !== undefined && asking.by !== account.id && mayAgree(account, asking.ask)

/** Somebody else agrees with what they were shown: the seconds to take it back begin. */
const agree =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const asking = tools.asks.of(idOf(request))
    if (!isTheirs(asking, visit) || !isAsItWas(tools, visit.account.id, asking)) {
      return lookAgain(tools, visit, request, reply)
    }
    const form = request.body as Form
    try {
      requireAsShown(tools, field(form, 'once'), seenNow(tools, asking))
      requireSendable(tools, visit, asking)
      return reply.redirect(await goOn(tools, asking, agreementOf(tools, visit, asking, form)), 303)
    } catch (error) {
      const problem = problemOf(visit, error, { few: 'few' })
      if (problem === undefined) throw error
      return lookAgain(tools, visit, request, reply, problem)
    }
  }

/**
 * Whoever agrees is told what cannot go out, so that whoever asked does not read it later; and from
 * whom small numbers are withheld cannot find out so either.
 */
function requireSendable(tools: PageTools, visit: Visit, asking: Asking): void {
  const { desk } = tools.ports
  const preview =
    asking.extends === undefined
      ? desk.preview(asking.draft)
      : desk.previewExtension(asking.extends, asking.draft)
  if (asTold(tools, visit, preview).isHidden) throw new RefusedError('few-withheld-look')
  refuseBlocked(preview.remarks)
}

/** That they agree, and why where it goes to a few; refuses no reason. */
function agreementOf(
  { ports }: PageTools,
  { account }: Visit,
  { ask }: Asking,
  form: Form,
): Agreement {
  const agreed = { by: account.id, at: new Date(ports.now()).toISOString() }
  if (ask !== 'coordinator') return { agreed }
  return { agreed, few: { ...agreed, reason: reasonIn(form, 'few') } }
}

/** Somebody else does not agree, and says why. */
const refuse =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const asking = tools.asks.of(idOf(request))
    if (!isTheirs(asking, visit)) return lookAgain(tools, visit, request, reply)
    try {
      const why = reasonIn(request.body as Form, 'why')
      // Somebody may have agreed a moment before: then it goes out, and this page must not say no.
      if (!tools.asks.end(asking.id, 'refused', visit.account.id, why)) {
        return lookAgain(tools, visit, request, reply)
      }
      return gone(tools, visit, reply, tools.asks.of(asking.id))
    } catch (error) {
      const problem = problemOf(visit, error, { why: 'why' })
      if (problem === undefined) throw error
      return lookAgain(tools, visit, request, reply, problem)
    }
  }
