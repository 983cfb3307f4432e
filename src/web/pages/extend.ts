import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/desk.ts'
import type { ExtensionDraft, ExtensionPreview } from '../../dispatch/extend-action.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import { RefusedError } from '../../domain/errors.ts'
import { mostExtensions } from '../../domain/extend/extension.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { lookedAt, untold } from '../previews/withheld.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { drawnOf } from './drawn.ts'
import { movedTo, widerThan } from './extend-area.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { alertIn, combinedIn } from './order-offers.ts'
import { required } from './orders.ts'
import {
  hasOthers,
  nothing,
  type Others,
  otherIds,
  otherRows,
  readOthers,
  translationsOf,
} from './other-words.ts'
import { askedOf, extensionReasons } from './reason-form.ts'
import { type PageView, type Problem, problemOf, refusalText } from './render.ts'
import { hasArea, readWhere, type WhereForm, whereOf } from './where-form.ts'

/** *Uitbreiden* as it was filled in. */
interface ExtendForm extends WhereForm {
  readonly text: string
  readonly others: Others
  /** Why it cannot wait for anybody else, and why it goes to a few only; nothing where not asked. */
  readonly override: string
  readonly few: string
}

const fieldIds = {
  ...otherIds('text'),
  text: 'text',
  place: 'place',
  polygon: 'draw',
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
    const data = seen(tools, visit, view, readForm(ports, request.body as Form, view))
    return render(reply, visit, {
      template: 'actions/extend-strip',
      title: '',
      isFragment: true,
      data,
    })
  }

/** The first press shows what it would do; the second does it. */
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
      const preview = ports.desk.previewExtension(id, draft)
      const fault = preview.remarks.find(({ blocks }) => blocks)
      if (fault) throw new RefusedError(fault.key, fault)
      if (field(body, 'sure') !== marked(draft)) {
        return render(reply, visit, page(tools, visit, { view, form, sure: marked(draft) }))
      }
      const reasons = extensionReasons(visit, preview.asks, body)
      await ports.desk.extend(id, { ...draft, ...reasons }, actorOf(visit.account))
      return reply.redirect(`/acties/${id}`, 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return render(reply, visit, page(tools, visit, { view, form, problem }))
    }
  }

/** What was looked at: another area or text is looked at again. */
const marked = ({ area, text }: ExtensionDraft): string => JSON.stringify([area, text])

const idOf = ({ params }: { readonly params: unknown }): string => (params as { id: string }).id

/** The text that the alert has by then, until another is written. */
function readForm(ports: WebPorts, form: Form, { action, phases }: ActionView): ExtendForm {
  const sent = phases[0]?.text ?? ''
  const text = field(form, 'text') || sent
  const others = readOthers(form, 'text', (language) => {
    if (text === sent) return alertIn(ports, action, language)
    const isShown = hasOthers(form, 'text', language)
    return isShown ? { text: combinedIn(ports, action, language) } : nothing
  })
  return {
    ...readWhere(form),
    text,
    others,
    override: field(form, 'override'),
    few: field(form, 'few'),
  }
}

const draftOf = (ports: WebPorts, form: ExtendForm): ExtensionDraft => {
  const { area, areaNames } = whereOf(ports, form)
  return {
    area,
    ...(areaNames ? { areaNames } : {}),
    text: { sms: form.text, ...translationsOf(form.others) },
  }
}

interface Shown {
  readonly view: ActionView
  readonly form: ExtendForm
  readonly problem?: Problem
  /** What was looked at and may be sent. */
  readonly sure?: string
}

function page(tools: PageTools, visit: Visit, { view, form, problem, sure }: Shown): PageView {
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
      ...{ action, form, problem, sure },
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
    const whole = ports.desk.previewExtension(action.id, draft)
    const { area } = draft
    const withheld = lookedAt(tools, visit, { area, selected: whole.selected })
    const preview = withheld === undefined ? whole : { ...whole, ...untold }
    const others = othersOf(form, preview)
    const drawn = drawnOf(draft)
    const { fewPeople: few } = rulesOf(ports.store.state)
    const eyes = { ...askedOf(visit, preview.asks), few }
    const when = whenDone(preview)
    return { preview, withheld, eyes, when, others, drawn, isAreaKnown: true }
  } catch (error) {
    return { fault: refusalText(visit, error), others: othersOf(form), isAreaKnown: false }
  }
}

/** Its other languages, as those read them who get it. */
const othersOf = ({ others }: ExtendForm, preview?: ExtensionPreview) =>
  otherRows(preview?.readers, [{ name: 'text', id: 'text', others, composed: preview }])
