import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/desk.ts'
import type { ExtensionDraft, ExtensionPreview } from '../../dispatch/extend-action.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import { isCircle } from '../../domain/area.ts'
import { RefusedError } from '../../domain/errors.ts'
import { areasOf, mostExtensions } from '../../domain/extend/extension.ts'
import type { Area, Position } from '../../domain/geo.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { pointIn } from '../../domain/tips/read-tip.ts'
import { radiusNow } from '../../domain/where/area-now.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { drawnOf } from './drawn.ts'
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
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const view = required(ports, idOf(request))
    const asked = readForm(ports, request.query as Form, view)
    const form = hasArea(asked)
      ? movedTo(ports, view, asked)
      : { ...asked, ...widerThan(ports, view) }
    return render(reply, visit, page(ports, visit, { view, form }))
  }

const lookAlong =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const view = required(ports, idOf(request))
    const data = seen(ports, visit, view, readForm(ports, request.body as Form, view))
    return render(reply, visit, {
      template: 'actions/extend-strip',
      title: '',
      isFragment: true,
      data,
    })
  }

/** The first press shows what it would do; the second does it. */
const order =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
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
        return render(reply, visit, page(ports, visit, { view, form, sure: marked(draft) }))
      }
      const reasons = extensionReasons(visit, preview.asks, body)
      await ports.desk.extend(id, { ...draft, ...reasons }, actorOf(visit.account))
      return reply.redirect(`/acties/${id}`, 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return render(reply, visit, page(ports, visit, { view, form, problem }))
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

const wider = 1.5

const circle = ([lon, lat]: Position, radiusMetres: number): Partial<WhereForm> => ({
  point: `${lon.toFixed(5)}, ${lat.toFixed(5)}`,
  radius: String(radiusMetres),
})

/** From a tip's place: as far as they can be who were there when it was told. */
function movedTo({ store, now }: WebPorts, { action }: ActionView, form: ExtendForm): ExtendForm {
  const { where } = action
  const point = pointIn(form.point)
  if (!where || !point || form.radius !== '') return form
  const [tip] = (store.state.tips.byAction.get(action.id) ?? []).filter(({ tip: { point: pin } }) =>
    pin?.every((degrees, i) => isNear(degrees, point[i])),
  )
  const since = new Date(tip?.tip.at ?? now()).toISOString()
  return { ...form, radius: String(radiusNow({ profile: where.profile, since }, now())) }
}

/** A link has five decimals: a metre. */
const isNear = (a: number, b: number | undefined): boolean => Math.abs(a - (b ?? 0)) < 0.00001

/**
 * As far as somebody who is on their way can be (domain.md §4); else the newest area, half as wide
 * again. A drawn one is to be drawn anew.
 */
function widerThan({ store, now }: WebPorts, { action }: ActionView): Partial<WhereForm> {
  const area: Area = areasOf(action).at(-1) ?? action.area
  const { where } = action
  const reach = where && radiusNow(where, now())
  if (where && reach !== undefined && (!isCircle(area) || reach > area.radiusMetres)) {
    return circle(where.centre, reach)
  }
  if (isCircle(area)) {
    return circle(area.centre, Math.ceil((area.radiusMetres * wider) / 100) * 100)
  }
  const named = action.extensions?.at(-1)?.areaNames ?? action.areaNames
  const areas = [...store.state.areas.values()].filter(({ name }) => named.includes(name))
  return { names: areas.map(({ id }) => id) }
}

interface Shown {
  readonly view: ActionView
  readonly form: ExtendForm
  readonly problem?: Problem
  /** What was looked at and may be sent. */
  readonly sure?: string
}

function page(ports: WebPorts, visit: Visit, { view, form, problem, sure }: Shown): PageView {
  const { action } = view
  const areas = [...ports.store.state.areas.values()]
  return {
    template: 'actions/extend',
    title: speaker(visit.language)('extend.title', { number: action.number }),
    status: problem === undefined ? 200 : 422,
    isExercise: action.status === 'exercise',
    data: {
      ...seen(ports, visit, view, form),
      ...{ action, form, problem, sure },
      areas: areas.map(({ id, name }) => ({ id, name })),
      left: mostExtensions - (action.extensions ?? []).length,
    },
  }
}

/** What would come of the form so far. Never a fault page. */
function seen(ports: WebPorts, visit: Visit, { action }: ActionView, form: ExtendForm) {
  if (!hasArea(form)) return { others: othersOf(form), isAreaKnown: false }
  try {
    const draft = draftOf(ports, form)
    const preview = ports.desk.previewExtension(action.id, draft)
    const others = othersOf(form, preview)
    const drawn = drawnOf(draft)
    const { fewPeople: few } = rulesOf(ports.store.state)
    const eyes = { ...askedOf(visit, preview.asks), few }
    return { preview, eyes, when: whenDone(preview), others, drawn, isAreaKnown: true }
  } catch (error) {
    return { fault: refusalText(visit, error), others: othersOf(form), isAreaKnown: false }
  }
}

/** Its other languages, as those read them who get it. */
const othersOf = ({ others }: ExtendForm, preview?: ExtensionPreview) =>
  otherRows(preview?.readers, [{ name: 'text', id: 'text', others, composed: preview }])
