import type { ActionDraft } from '../../dispatch/draft.ts'
import type { Preview } from '../../dispatch/preview.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import { RefusedError } from '../../domain/errors.ts'
import { kindOf } from '../../domain/kinds.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { speaker } from '../catalogue/index.ts'
import { aloneTold } from '../eyes/alone.ts'
import { forecastTold } from '../forecast-told.ts'
import { listed } from '../in-fives.ts'
import { alikeAlert, lookedAt } from '../previews/withheld.ts'
import type { Visit } from '../session.ts'
import { formAgain, spokenParts } from './compose-action.ts'
import { carriedFields, type DraftForm, draftOf, readForm } from './draft-form.ts'
import { asked, readGate } from './gate-form.ts'
import type { Form, Handler, PageTools } from './guard.ts'
import { namedCount, namedIn } from './leave-out-form.ts'
import { ownOf } from './own-phone.ts'
import { powerAhead } from './power.ts'
import { askedOf, descentIn } from './reason-form.ts'
import { type PageView, type Problem, refusalText } from './render.ts'
import { onceSecondsOf, spokenView } from './spoken.ts'
import { summaryView } from './summary-form.ts'
import { textOf } from './what-form.ts'
import { heldForm, whereSaid } from './where-said.ts'

/** What will go out, to whom, and when; the last look before it is sent. */
export const checkPage =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const body = request.body as Form
    try {
      return tools.render(reply, visit, await checkView(tools, visit, body))
    } catch (error) {
      return formAgain(tools, visit, readForm(tools.ports, body), error)(reply)
    }
  }

/** What is said on top of a check page that is shown once more. */
export interface Again {
  readonly problem?: Problem
  /** What was done, where nothing is wrong. */
  readonly done?: string
}

/** The check page, and what was on it kept, so that it can be held against what is sent. */
export async function checkView(
  tools: PageTools,
  visit: Visit,
  body: Form,
  again: Again = {},
): Promise<PageView> {
  const { ports, shown } = tools
  const form = heldForm(ports, readForm(ports, body))
  if (form.text === '') throw new RefusedError('text-empty', { field: 'text' })
  const draft = draftOf(ports, form)
  namedIn(ports, visit.language, form)
  const whole = forecastTold(ports.desk.preview(draft))
  const { area } = draft
  const withheld = lookedAt(tools, visit, { area, selected: whole.selected })
  const preview = withheld === undefined ? whole : alikeAlert(whole)
  const isCalled = withheld !== undefined || whole.byChannel.voice > 0
  const calls = isCalled ? await checkCalls(tools, visit, form) : undefined
  const once = ports.newId()
  shown.keep(once, ports.desk.see(draft))
  const view = check(tools, visit, form, { draft, preview, once, calls })
  const filled = readGate(body)
  const summary = summaryView(ports, form, filled)
  const eyes = {
    ...askedOf(visit, preview),
    few: rulesOf(ports.store.state).fewPeople,
    alone: aloneTold(ports),
  }
  const descent = descentIn(ports, draft.text)
  const gate = { descent, gate: filled, asked: asked(ports, visit, form), summary, eyes, withheld }
  const status = again.problem === undefined ? 200 : 422
  // A drill's modems reach nobody's phone.
  const own = ports.drill ? undefined : ownOf(ports, visit)
  return { ...view, status, data: { ...view.data, ...gate, own, ...again } }
}

/** What the calls will say, made so that it can be listened to before anything is sent. */
export async function checkCalls(tools: PageTools, visit: Visit, form: DraftForm) {
  const draft = {
    text: textOf(form),
    status: form.status,
    phase: 'alert',
    asksAnswer: form.group !== '',
    isOnce: true,
  } as const
  const view = { ...spokenParts(tools, form), isOnce: true }
  const { speech } = tools.ports
  try {
    const heard = await speech.listen(draft)
    const { fetching } = draft.text
    const onceSeconds = onceSecondsOf(tools.ports, draft, heard)
    if (!fetching) return { ...view, heard, onceSeconds }
    const other = { ...draft, text: fetching }
    const second = { ...spokenView(tools.ports, other), heard: await speech.listen(other) }
    return { ...view, heard, onceSeconds, second }
  } catch (error) {
    const message = refusalText(visit, error)
    if (message === undefined) throw error
    return { ...view, message }
  }
}

interface Checked {
  readonly draft: ActionDraft
  readonly preview: Preview
  readonly once: string
  /** What is said to those who are called; undefined when nobody is. */
  readonly calls: Awaited<ReturnType<typeof checkCalls>> | undefined
}

/** How many corners a drawn area has; its ring ends where it began. */
export const cornersOf = (area: ActionDraft['area']): number =>
  'coordinates' in area && area.type === 'Polygon' ? (area.coordinates[0]?.length ?? 1) - 1 : 0

const check = (
  { ports }: PageTools,
  visit: Visit,
  form: DraftForm,
  { draft, preview, once, calls }: Checked,
) => ({
  template: 'actions/check',
  title: speaker(visit.language)('check.title'),
  isExercise: form.status === 'exercise',
  mayGoBackTo: form.leaveOut === '',
  data: {
    form,
    carried: carriedFields(form),
    preview,
    once,
    calls,
    kind: kindOf(form.kind).label[visit.language],
    places: draft.areaNames,
    powerAhead: powerAhead(ports, whenDone(preview).all),
    leftOut: namedCount(ports, form),
    corners: cornersOf(draft.area),
    said: whereSaid(ports, form, draft),
    excluded: listed(preview.excluded),
    blocking: preview.remarks.filter(({ blocks }) => blocks),
    // What is asked of somebody else stands beside the buttons.
    warnings: preview.remarks.filter(({ blocks, field }) => !blocks && field !== 'override'),
  },
})
