import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { drillStanding, type FinishedDrill, scoreOf } from '../../domain/drill/drill.ts'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import { type DrillPorts, drillBase } from '../drill-ports.ts'
import { may } from '../roles.ts'
import { type Visit, visitOf } from '../session.ts'
import { drillFrame } from './drill-frame.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { edgeOf, type Problem, problemOf } from './render.ts'

/** Practising: the drills to choose from, what came of them, and the way into one. */
export function drillPages(app: FastifyInstance, tools: PageTools): void {
  drillFrame(app, tools)
  const { drills } = tools.ports
  if (!drills) return
  app.get('/oefenen', guarded(tools, may.act, overview(tools, drills)))
  app.post('/oefenen', guarded(tools, may.act, begin(tools, drills)))
  app.post('/oefenen/klaar', guarded(tools, may.act, finish(drills)))
  app.post('/oefenen/stoppen', guarded(tools, may.act, abandon(drills)))
  for (const path of ['klaar', 'stoppen']) {
    app.get(`/oefenen/${path}`, (_request, reply) => reply.redirect('/oefenen', 303))
  }
  app.get('/oefenen/rand', guarded(tools, may.act, outside(tools, drills)))
  app.get('/oefenen/uitslag/:id', guarded(tools, may.act, result(tools)))
  intoDrill(app, tools, drills)
}

const overview =
  ({ ports, render }: PageTools, drills: DrillPorts, problem?: Problem): Handler =>
  (visit, _request, reply) => {
    const { account, language } = visit
    const { state } = ports.store
    return render(reply, visit, {
      template: 'drill/overview',
      title: speaker(language)('drill.title'),
      isExercise: true,
      status: problem === undefined ? 200 : 422,
      data: {
        problem,
        base: drillBase,
        scenarios: drills.scenarios(),
        running: drills.running(account.id),
        isPaused: drills.isPaused(),
        standing: drillStanding(state.drills, account.id, ports.now()),
        finished: [...(state.drills.get(account.id) ?? [])].reverse().map(row),
      },
    })
  }

const row = (drill: FinishedDrill) => ({ ...drill, score: scoreOf(drill) })

const begin =
  (tools: PageTools, drills: DrillPorts): Handler =>
  async (visit, request, reply) => {
    try {
      await drills.begin(field(request.body as Form, 'scenario'), visit.account)
    } catch (error) {
      const problem = problemOf(visit, error, { scenario: 'scenario' })
      if (problem === undefined) throw error
      return overview(tools, drills, problem)(visit, request, reply)
    }
    return reply.redirect(`${drillBase}/`, 303)
  }

const finish =
  (drills: DrillPorts): Handler =>
  async (visit, _request, reply) => {
    const finished = await drills.finish(visit.account)
    return reply.redirect(finished ? `/oefenen/uitslag/${finished.id}` : '/oefenen', 303)
  }

const abandon =
  (drills: DrillPorts): Handler =>
  async (visit, _request, reply) => {
    await drills.abandon(visit.account.id)
    return reply.redirect('/', 303)
  }

/**
 * What a screen of a drill is told of what is real: what waits for this person on top of it, and,
 * where the drill stands still or is gone, to go and see that.
 */
const outside =
  (tools: PageTools, drills: DrillPorts): Handler =>
  (visit, _request, reply) => {
    if (drills.isPaused() || !drills.running(visit.account.id)) {
      return reply.header('hx-redirect', `${drillBase}/`).send('')
    }
    return tools.render(reply, visit, {
      template: 'drill/outside',
      title: '',
      isFragment: true,
      data: { ...edgeOf(tools, visit, reply.request.url) },
    })
  }

/** Everybody sees their own. */
const result =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const drill = ports.store.state.drills.get(visit.account.id)?.find((one) => one.id === id)
    if (!drill) throw new RefusedError('drill-none', { status: 404 })
    return render(reply, visit, {
      template: 'drill/result',
      title: speaker(visit.language)('drill.result'),
      isExercise: true,
      data: { drill: row(drill), marks: drill.marks.map(marked) },
    })
  }

/** How well it went in a word, which is the end of the key of what to do better. */
const marked = (mark: FinishedDrill['marks'][number]) => {
  const isFull = mark.points === mark.of
  return { ...mark, level: isFull ? 'full' : mark.points > 0 ? 'part' : 'none' }
}

/**
 * Requests below the path of drills never reach the screens of the appliance: whoever is logged in
 * is answered by their own drill, before anything of the request is read.
 */
function intoDrill(app: FastifyInstance, tools: PageTools, drills: DrillPorts): void {
  const enter = (request: FastifyRequest, reply: FastifyReply) => {
    const visit = visitOf(tools.ports, request)
    if (!visit || !may.act.includes(visit.account.role)) return toPage(request, reply, '/aanmelden')
    if (drills.isPaused()) return standingStill(tools, visit, reply)
    if (!drills.running(visit.account.id)) return toPage(request, reply, '/oefenen')
    reply.hijack()
    const { cutOff = [], alarms = [], waiting = [] } = edgeOf(tools, visit, reply.request.url) ?? {}
    const outside = cutOff.length + alarms.length + waiting.length
    drills.serve({ ...visit, outside }, request.raw, reply.raw)
    return reply
  }
  app.route({
    method: ['GET', 'POST'],
    url: `${drillBase}/*`,
    onRequest: async (request, reply) => enter(request, reply),
    handler: async (_request, reply) => reply,
  })
}

/** A part of a page cannot be redirected: it tells the page where to go. */
const toPage = ({ headers }: FastifyRequest, reply: FastifyReply, path: string): FastifyReply =>
  headers['hx-request'] === undefined
    ? reply.redirect(path, 303)
    : reply.header('hx-redirect', path).send('')

const standingStill = ({ render }: PageTools, visit: Visit, reply: FastifyReply) =>
  render(reply, visit, {
    template: 'drill/paused',
    title: speaker(visit.language)('drill.paused'),
    isExercise: true,
    status: 503,
  })
