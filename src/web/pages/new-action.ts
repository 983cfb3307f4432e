import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ActionDraft, Preview } from '../../dispatch/desk.ts'
import { RefusedError } from '../../domain/errors.ts'
import { allKinds, kindOf } from '../../domain/kinds.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type DraftForm, draftOf, hasArea, readForm } from './draft-form.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type PageView, type Problem, problemOf, refusalText } from './render.ts'

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
  app.get('/acties/controle', (_request, reply) => reply.redirect('/acties/nieuw', 303))
  app.post('/acties', guarded(tools, may.act, send(tools)))
}

/** The fields of the form by what a refusal names. */
const fieldIds = { text: 'text', place: 'place', polygon: 'draw', area: 'place', kind: 'kinds' }

function compose(tools: PageTools, visit: Visit, form: DraftForm, problem?: Problem): PageView {
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
      if (form.text === '') throw new RefusedError('text-empty', { field: 'text' })
      const draft = draftOf(ports, form)
      const preview = ports.desk.preview(draft)
      return render(reply, visit, check(visit, form, { draft, preview, once: ports.newId() }))
    } catch (error) {
      return formAgain(tools, visit, form, error)(reply)
    }
  }

/** Pressing twice, or loading the page again, starts one action. */
const send =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const body = request.body as Form
    const form = readForm(body)
    const once = field(body, 'once')
    const t = speaker(visit.language)
    if (once === '')
      return render(reply, visit, compose(tools, visit, form, { message: t('error.expired') }))
    const key = createHash('sha256').update(`${visit.account.id}:${once}`).digest('hex')
    const kept = ports.store.state.answers.get(key)?.answer as { id: string } | undefined
    if (kept) return reply.redirect(`/acties/${kept.id}`, 303)
    try {
      const answer = { key, bodyHash: key }
      const by = actorOf(visit.account)
      const { id } = await ports.desk.start(draftOf(ports, form), by, () => answer)
      return reply.redirect(`/acties/${id}`, 303)
    } catch (error) {
      return formAgain(tools, visit, form, error)(reply)
    }
  }

/** The form as it was filled in, under what was refused: nothing has to be written twice. */
function formAgain(tools: PageTools, visit: Visit, form: DraftForm, error: unknown) {
  const problem = problemOf(visit, error, fieldIds)
  if (problem === undefined) throw error
  return (reply: FastifyReply) => tools.render(reply, visit, compose(tools, visit, form, problem))
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

interface Checked {
  readonly draft: ActionDraft
  readonly preview: Preview
  readonly once: string
}

/** How many corners a drawn area has; its ring ends where it began. */
const cornersOf = (area: ActionDraft['area']): number =>
  'coordinates' in area && area.type === 'Polygon' ? (area.coordinates[0]?.length ?? 1) - 1 : 0

const check = (visit: Visit, form: DraftForm, { draft, preview, once }: Checked) => ({
  template: 'actions/check',
  title: speaker(visit.language)('check.title'),
  isExercise: form.status === 'exercise',
  data: {
    form,
    preview,
    once,
    kind: kindOf(form.kind).label[visit.language],
    places: draft.areaNames,
    corners: cornersOf(draft.area),
    radius: 'radiusMetres' in draft.area ? draft.area.radiusMetres : undefined,
    excluded: Object.entries(preview.excluded).filter(([, count]) => count > 0),
    blocking: preview.remarks.filter(({ blocks }) => blocks),
    warnings: preview.remarks.filter(({ blocks }) => !blocks),
  },
})
