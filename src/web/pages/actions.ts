import type { FastifyInstance } from 'fastify'
import type { ActionView, PhaseView } from '../../dispatch/desk.ts'
import { outcomes } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { kindOf } from '../../domain/kinds.ts'
import { say, speaker } from '../catalogue/index.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, may, type PageTools } from './guard.ts'
import { actionRows } from './start.ts'

type Order = (id: string, form: Form, visit: Visit) => Promise<void>

/** Past actions, the running one, and all that can be done with it. */
export function actionPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties', guarded(tools, undefined, list(tools)))
  app.get('/acties/:id', guarded(tools, undefined, show(tools, false)))
  app.get('/acties/:id/voortgang', guarded(tools, undefined, show(tools, true)))
  for (const [path, deed] of orders(tools)) {
    const obey: Handler = async (visit, request, reply) => {
      const { id } = request.params as { id: string }
      await deed(id, request.body as Form, visit)
      return reply.redirect(`/acties/${id}`, 303)
    }
    app.post(`/acties/:id/${path}`, guarded(tools, may.act, obey))
    // A fault page is the answer to a form: asked for again, by a reload or the language button.
    app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
      reply.redirect(`/acties/${encodeURIComponent(params.id)}`, 303),
    )
  }
}

const list =
  ({ ports, render }: PageTools): Handler =>
  (visit, _request, reply) =>
    render(reply, visit, {
      template: 'actions/list',
      title: speaker(visit.language)('actions.title'),
      data: { actions: actionRows(ports, visit.language) },
    })

const show =
  ({ ports, render }: PageTools, isFragment: boolean): Handler =>
  (visit, request, reply) => {
    const view = ports.desk.action((request.params as { id: string }).id)
    if (!view) throw new RefusedError('no-such-action', { status: 404 })
    return render(reply, visit, {
      template: isFragment ? 'actions/progress' : 'actions/show',
      title: `${view.action.number} ${kindOf(view.action.kind).label[visit.language]}`,
      isExercise: view.action.status === 'exercise',
      isFragment,
      data: shown(view, visit, ports.now()),
    })
  }

/** What can be told to a running action, by its path. */
const orders = ({ ports: { desk, policy } }: PageTools): readonly (readonly [string, Order])[] => [
  ['stop', (id, _form, { account }) => desk.stop(id, actorOf(account))],
  [
    'afsluiten',
    (id, form, { account }) => desk.close(id, closeDraft(form, policy.timeZone), actorOf(account)),
  ],
  ['correctie', (id, form, { account }) => desk.correct(id, field(form, 'text'), actorOf(account))],
  [
    'aanvulling',
    (id, form, { account }) => {
      const texts = { text: field(form, 'text'), combined: field(form, 'combined') }
      return desk.update(id, texts, actorOf(account))
    },
  ],
  ['alsnog', (id, form, { account }) => desk.release(id, field(form, 'phase'), actorOf(account))],
]

function closeDraft(form: Form, timeZone: string) {
  const outcome = outcomes.find((known) => known === field(form, 'outcome')) ?? 'neutral'
  const sendAt = field(form, 'sendAt')
  const text = { sms: field(form, 'text') }
  return sendAt === '' ? { outcome, text } : { outcome, text, sendAt: atLocal(sendAt, timeZone) }
}

/** `2026-11-24T20:00`, as a date field gives it, in the municipality's zone. */
function atLocal(local: string, timeZone: string): string {
  const asUtc = new Date(`${local}:00Z`)
  if (Number.isNaN(asUtc.getTime())) return local
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const shown = Date.parse(`${format.format(asUtc).replace(' ', 'T')}Z`)
  return new Date(2 * asUtc.getTime() - shown).toISOString()
}

function shown(view: ActionView, visit: Visit, now: number) {
  const { action, phases, forecast } = view
  const alert = phases[0]
  const seconds = forecast?.p100Seconds
  return {
    action,
    kind: kindOf(action.kind).label[visit.language],
    phases: phases.map(phaseRow),
    alert: alert && phaseRow(alert),
    doneAt: typeof seconds === 'number' ? now + seconds * 1000 : undefined,
    outcomes: outcomes.map((id) => ({ id, text: say(visit.language, `result.${id}`) })),
    isOpen: action.state === 'running' || action.state === 'stopped',
    mayAct: may.act.includes(visit.account.role),
  }
}

function phaseRow(phase: PhaseView) {
  const { counts } = phase
  const sent = counts.accepted + counts.delivered
  return {
    ...phase,
    sent,
    waiting: counts.queued + counts.sending + counts.inDoubt,
    lost: counts.failed + counts.dropped,
    reasonRows: Object.entries(phase.reasons),
  }
}
