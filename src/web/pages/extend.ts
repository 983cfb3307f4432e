import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/action-view.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import { RefusedError } from '../../domain/errors.ts'
import { mostExtensions } from '../../domain/extend/extension.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { speaker } from '../catalogue/index.ts'
import { aloneTold } from '../eyes/alone.ts'
import { forecastTold } from '../forecast-told.ts'
import { alike, asTold, lookedAt } from '../previews/withheld.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { drawnOf } from './drawn.ts'
import { movedTo, widerThan } from './extend-area.ts'
import { type AskedBefore, askExtension, type Looked } from './extend-asking.ts'
import { draftOf, type ExtendForm, marked, othersOf, readForm } from './extend-form.ts'
import { changedSince, shownOnce } from './extend-shown.ts'
import { fetchOf } from './fetch-form.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { otherIds } from './other-words.ts'
import { powerAhead } from './power.ts'
import { askedOf, extensionReasons } from './reason-form.ts'
import { type PageView, type Problem, problemOf, refusalText } from './render.ts'
import { required } from './required.ts'
import { hasArea } from './where-form.ts'

const fieldIds = {
  ...otherIds('text'),
  text: 'text',
  'text.fetching': 'fetch',
  ...otherIds('fetch', 'text.fetching'),
  place: 'place',
  polygon: 'corners',
  area: 'place',
  override: 'override',
  few: 'few',
}

/** A running action goes on to a wider area: filled in, looked at, and only then sent. */
export function extendPages(app: FastifyInstance, tools: PageTools): void {
  const path = '/acties/:id/uitbreiden'
  app.get(path, guarded(tools, may.act, open(tools)))
  app.post(path, guarded(tools, may.act, order(tools)))
  app.post(`${path}/meekijken`, guarded(tools, may.act, lookAlong(tools)))
}

/** With a point in its address: the area moves there. */
const open =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, render } = tools
    const view = required(ports, idOf(request))
    const asked = readForm(ports, request.query as Form, view)
    const form = hasArea(asked)
      ? movedTo(ports, view, asked)
      : { ...asked, ...widerThan(ports, view) }
    return render(reply, visit, page(tools, visit, { view, form }))
  }

const lookAlong =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, render } = tools
    const view = required(ports, idOf(request))
    const form = readForm(ports, request.body as Form, view)
    const data = { ...seen(tools, visit, view, form), form }
    return render(reply, visit, {
      template: 'actions/extend-strip',
      title: '',
      isFragment: true,
      data,
    })
  }

/** The first press shows what it would do; the second does it, as long as that is what it was. */
const order =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const view = required(ports, idOf(request))
    const body = request.body as Form
    const form = readForm(ports, body, view)
    const { id } = view.action
    try {
      const draft = draftOf(ports, form)
      const preview = asTold(tools, visit, ports.desk.previewExtension(id, draft))
      const fault = preview.remarks.find(({ blocks }) => blocks)
      if (fault) throw new RefusedError(fault.key, fault)
      if (field(body, 'sure') !== marked(draft)) {
        return render(reply, visit, page(tools, visit, { view, form, sure: marked(draft) }))
      }
      const stale = changedSince(tools, visit, id, { draft, body })
      if (stale) {
        const again = { view, form, sure: marked(draft), problem: stale }
        return render(reply, visit, page(tools, visit, again))
      }
      const looked = { action: view.action, draft, preview }
      return reply.redirect(await sentOrAsked(tools, visit, body, looked), 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return render(
        reply,
        visit,
        page(tools, visit, { view, form, problem, ...lookedBy(problem, body) }),
      )
    }
  }

/** Where only what is asked beside the press is open, it was looked at all the same. */
const lookedBy = ({ at }: Problem, body: Form): Pick<Shown, 'sure'> =>
  at === 'override' || at === 'few' ? { sure: field(body, 'sure') } : {}

/** Yields where whoever pressed has to be: at the question, or at the action that goes on. */
async function sentOrAsked(
  tools: PageTools,
  visit: Visit,
  body: Form,
  looked: Looked,
): Promise<string> {
  const { action, draft, preview } = looked
  if (field(body, 'how') === 'ask') {
    return `/acties/${(await askExtension(tools, visit, body, looked)).id}/gevraagd`
  }
  const reasons = extensionReasons(visit, preview, body)
  const press = tools.presses.before(body, visit.account.id)
  const whole = { ...draft, ...reasons, ...(press === undefined ? {} : { press }) }
  await tools.ports.desk.extend(action.id, whole, actorOf(visit.account))
  return `/acties/${action.id}`
}

const idOf = ({ params }: { readonly params: unknown }): string => (params as { id: string }).id

interface Shown {
  readonly view: ActionView
  readonly form: ExtendForm
  readonly problem?: Problem
  /** What was looked at and may be sent. */
  readonly sure?: string
  /** What was done, where nothing is wrong. */
  readonly done?: string
}

/** The form again as it was filled in, of an extension that somebody else looked at. */
export function extendView(
  tools: PageTools,
  visit: Visit,
  { extends: id, body, draft }: AskedBefore,
  { done }: { readonly done: string },
): PageView {
  const view = required(tools.ports, id)
  const form = readForm(tools.ports, body, view)
  return page(tools, visit, { view, form, done, ...(draft ? { sure: marked(draft) } : {}) })
}

function page(tools: PageTools, visit: Visit, shown: Shown): PageView {
  const { view, form, problem, sure, done } = shown
  const { action } = view
  const { ports } = tools
  const areas = [...ports.store.state.areas.values()]
  return {
    template: 'actions/extend',
    title: speaker(visit.language)('extend.title', { number: action.number }),
    status: problem === undefined ? 200 : 422,
    isExercise: action.status === 'exercise',
    data: {
      ...seen(tools, visit, view, form),
      ...{ action, form, problem, sure, done },
      once: sure === undefined ? undefined : shownOnce(tools, action.id, form),
      areas: areas.map(({ id, name }) => ({ id, name })),
      left: mostExtensions - (action.extensions ?? []).length,
    },
  }
}

/** What would come of the form so far. Never a fault page. */
function seen(tools: PageTools, visit: Visit, { action }: ActionView, form: ExtendForm) {
  if (!hasArea(form)) return { others: othersOf(form), isAreaKnown: false }
  const { ports } = tools
  try {
    const draft = draftOf(ports, form)
    const whole = forecastTold(ports.desk.previewExtension(action.id, draft))
    const { area } = draft
    const withheld = lookedAt(tools, visit, { area, selected: whole.selected })
    const preview = withheld === undefined ? whole : alike(whole)
    const others = othersOf(form, preview)
    const drawn = drawnOf(draft)
    const { fewPeople: few } = rulesOf(ports.store.state)
    const eyes = { ...askedOf(visit, preview), few, alone: aloneTold(ports) }
    const when = whenDone(preview)
    const ahead = powerAhead(ports, when.all)
    const border = draft.border?.goes
    const fetched = fetchOf(preview)
    const known = { withheld, eyes, when, ahead, others, fetched, drawn, border }
    return { preview, ...known, isAreaKnown: true }
  } catch (error) {
    return { fault: refusalText(visit, error), others: othersOf(form), isAreaKnown: false }
  }
}
