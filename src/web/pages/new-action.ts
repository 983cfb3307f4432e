import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Preview } from '../../dispatch/desk.ts'
import { allKinds } from '../../domain/kinds.ts'
import { speaker } from '../catalogue/index.ts'
import { actorOf, type Visit } from '../session.ts'
import { type DraftForm, draftOf, hasArea, readForm } from './draft-form.ts'
import { type Form, field, guarded, type Handler, may, type PageTools } from './guard.ts'
import { type PageView, refusalText } from './render.ts'

/** *Nieuwe actie*: compose, look along, check, send. */
export function newActionPages(app: FastifyInstance, tools: PageTools): void {
  const { render } = tools
  const show = (visit: Visit, form: DraftForm, reply: FastifyReply) =>
    render(reply, visit, compose(tools, visit, form))
  app.get(
    '/acties/nieuw',
    guarded(tools, may.act, (visit, { query }, reply) =>
      show(visit, readForm(query as Form), reply),
    ),
  )
  app.post(
    '/acties/nieuw',
    guarded(tools, may.act, (visit, { body }, reply) => show(visit, readForm(body as Form), reply)),
  )
  app.post(
    '/acties/meekijken',
    guarded(tools, may.act, (visit, request, reply) => {
      const data = { strip: strip(tools, visit, readForm(request.body as Form)) }
      return render(reply, visit, { template: 'actions/strip', title: '', isFragment: true, data })
    }),
  )
  app.post('/acties/controle', guarded(tools, may.act, checkPage(tools)))
  app.post('/acties', guarded(tools, may.act, send(tools)))
}

function compose(tools: PageTools, visit: Visit, form: DraftForm, problem?: string): PageView {
  const areas = [...tools.ports.store.state.areas.values()]
  return {
    template: 'actions/new',
    title: speaker(visit.language)('new.title'),
    isExercise: form.status === 'exercise',
    status: problem === undefined ? 200 : 422,
    data: {
      form,
      problem,
      kinds: allKinds
        .filter(({ isOn }) => isOn)
        .map(({ id, label }) => ({ id, label: label[visit.language] })),
      areas: areas.map(({ id, name }) => ({ id, name })),
      strip: strip(tools, visit, form),
    },
  }
}

const checkPage =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, render } = tools
    const form = readForm(request.body as Form)
    try {
      const preview = ports.desk.preview(draftOf(ports, form))
      return render(reply, visit, check(visit, form, preview, ports.newId()))
    } catch (error) {
      const problem = refusalText(visit, error)
      if (problem === undefined) throw error
      return render(reply, visit, compose(tools, visit, form, problem))
    }
  }

/** Pressing twice, or loading the page again, starts one action. */
const send =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const body = request.body as Form
    const once = `${visit.account.id}:${field(body, 'once')}`
    const key = createHash('sha256').update(once).digest('hex')
    const kept = ports.store.state.answers.get(key)?.answer as { id: string } | undefined
    if (kept) return reply.redirect(`/acties/${kept.id}`, 303)
    const draft = draftOf(ports, readForm(body))
    const answer = { key, bodyHash: key }
    const { id } = await ports.desk.start(draft, actorOf(visit.account), () => answer)
    return reply.redirect(`/acties/${id}`, 303)
  }

/** What follows from the form so far: text, parts, people, time. Never a fault page. */
function strip({ ports }: PageTools, visit: Visit, form: DraftForm) {
  const { status, kind } = form
  const composed = ports.desk.compose({ text: form.text, status, kind, phase: 'alert' })
  const words = form.text === '' ? undefined : composed
  try {
    const preview = hasArea(form) ? ports.desk.preview(draftOf(ports, form)) : undefined
    return { composed: words, preview }
  } catch (error) {
    return { composed: words, problem: refusalText(visit, error) }
  }
}

const check = (visit: Visit, form: DraftForm, preview: Preview, once: string) => ({
  template: 'actions/check',
  title: speaker(visit.language)('check.title'),
  isExercise: form.status === 'exercise',
  data: {
    form,
    preview,
    once,
    excluded: Object.entries(preview.excluded).filter(([, count]) => count > 0),
    blocking: preview.remarks.filter(({ blocks }) => blocks),
    warnings: preview.remarks.filter(({ blocks }) => !blocks),
  },
})
