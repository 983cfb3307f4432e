import type { ActionView } from '../../dispatch/action-view.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import { mostExtensions } from '../../domain/extend/extension.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { speaker } from '../catalogue/index.ts'
import { aloneTold } from '../eyes/alone.ts'
import { forecastTold } from '../forecast-told.ts'
import { alike, lookedAt } from '../previews/withheld.ts'
import { outIn, toldBy, unseenBy } from '../sending/since.ts'
import type { Visit } from '../session.ts'
import { drawnOf } from './drawn.ts'
import { draftOf, type ExtendForm, othersOf, readForm, textOf } from './extend-form.ts'
import { shownOnce } from './extend-shown.ts'
import { aheadOf, withoutStale } from './extend-stale.ts'
import { fetchOf } from './fetch-form.ts'
import { type Form, field, type PageTools } from './guard.ts'
import { pendingOf } from './pending-orders.ts'
import { powerAhead } from './power.ts'
import { askedOf } from './reason-form.ts'
import { type PageView, type Problem, refusalText } from './render.ts'
import { required } from './required.ts'
import { hasArea } from './where-form.ts'

/** *Uitbreiden* as it is shown. */
export interface Shown {
  readonly view: ActionView
  readonly form: ExtendForm
  readonly problem?: Problem
  /** Somebody told the action something that whoever pressed has not seen. */
  readonly isOvertaken?: boolean
  /** What was looked at and may be sent. */
  readonly sure?: string | undefined
  /** What was done, where nothing is wrong. */
  readonly done?: string
}

/** *Uitbreiden* again, of the action with this id, as somebody filled it in. */
export function extendView(
  tools: PageTools,
  visit: Visit,
  { extends: id, body }: { readonly extends: string; readonly body: Form },
  { done, isLooked }: { readonly done?: string; readonly isLooked: boolean },
): PageView {
  const view = required(tools.ports, id)
  const fresh = withoutStale(tools, view, body)
  const form = readForm(tools.ports, fresh, view)
  const sure = isLooked && fresh === body ? { sure: field(body, 'sure') } : {}
  return extendPage(tools, visit, { view, form, ...sure, ...(done === undefined ? {} : { done }) })
}

export function extendPage(tools: PageTools, visit: Visit, shown: Shown): PageView {
  const { view, form, problem, done } = shown
  const { action } = view
  const { ports } = tools
  const seen = extensionSeen(tools, visit, view, form)
  const since = form.seen === undefined ? [] : unseenBy(tools, action, form.seen)
  // What can be sent no more, as of an action that was closed meanwhile, has no button for it.
  const sure = seen.isAreaKnown ? shown.sure : undefined
  const pending = pendingOf(tools, visit, view)
  const areas = [...ports.store.state.areas.values()]
  return {
    template: 'actions/extend',
    title: speaker(visit.language)('extend.title', { number: action.number }),
    status: problem === undefined && !shown.isOvertaken ? 200 : 422,
    isExercise: action.status === 'exercise',
    data: {
      ...{ ...seen, action, form, problem, sure, done },
      ...{ mayAct: true, pending, ahead: form.text === textOf(view) ? aheadOf(pending) : [] },
      ...{ seenIds: outIn(action), since: toldBy(tools, visit, since), now: ports.now() },
      once: sure === undefined ? undefined : shownOnce(tools, action.id, form),
      areas: areas.map(({ id, name }) => ({ id, name })),
      left: mostExtensions - (action.extensions ?? []).length,
    },
  }
}

/** What would come of the form so far. Never a fault page. */
export function extensionSeen(
  tools: PageTools,
  visit: Visit,
  { action }: ActionView,
  form: ExtendForm,
) {
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
    const border = draft.border?.goes
    const fetched = fetchOf(preview)
    const known = { withheld, eyes, when, others, fetched, drawn, border }
    return { preview, ...known, powerAhead: powerAhead(ports, when.all), isAreaKnown: true }
  } catch (error) {
    return { fault: refusalText(visit, error), others: othersOf(form), isAreaKnown: false }
  }
}
