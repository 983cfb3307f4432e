import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ActionView } from '../../dispatch/action-view.ts'
import { type Action, causes, isEnded, type Outcome } from '../../domain/action.ts'
import { sortOf } from '../../domain/description/description.ts'
import { mostExtensions } from '../../domain/extend/extension.ts'
import { reminderOf } from '../../domain/extend/reminder.ts'
import { fewReasonsOf, overridesOf } from '../../domain/eyes/overrides.ts'
import { isHazard, kindOf } from '../../domain/kinds.ts'
import { outcomesOf } from '../../domain/templates/uses.ts'
import { apartTold } from '../apart-told.ts'
import { say, speaker } from '../catalogue/index.ts'
import { forecastTold, minutesTold, secondsLeft } from '../forecast-told.ts'
import { told } from '../in-fives.ts'
import type { WebPorts } from '../ports.ts'
import { withheldNumbers } from '../previews/numbers.ts'
import { timelineOf } from '../report.ts'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'
import { extendPages } from './extend.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { numberChoice } from './number-choice.ts'
import { orderFrame, statusOf } from './order-frame.ts'
import { numbersTold, toldAnew, wrongIn } from './order-offers.ts'
import { composedOf, mustListen, othersOf, spokenParts } from './order-view.ts'
import { orderTexts } from './order-words.ts'
import { orderPages } from './orders.ts'
import { failedOf, pendingOf } from './pending-orders.ts'
import { phaseRow, phasesUnderWay } from './phase-rows.ts'
import { powerDuring } from './power.ts'
import { progressMap, ringRows, slowedBy } from './progress-view.ts'
import { resultOffered } from './proposed.ts'
import type { RefusedOrder, ShowRefused } from './refused-order.ts'
import type { PageView } from './render.ts'
import { reportPages } from './report.ts'
import { required } from './required.ts'
import { actionRows, mayPractise } from './start.ts'
import { testReachPages } from './test-reach.ts'
import { textRow } from './texts.ts'
import { tipPages, tipRows } from './tips.ts'
import { unreadRows } from './unread.ts'
import { whoFields } from './who-fields.ts'

/** Past actions, and the running one with all that can be told to it. */
export function actionPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties', guarded(tools, undefined, list(tools)))
  app.get('/acties/:id', guarded(tools, undefined, show(tools, false)))
  app.get('/acties/:id/voortgang', guarded(tools, undefined, show(tools, true)))
  app.get('/acties/:id/zo-verstuurd', guarded(tools, undefined, pending(tools)))
  extendPages(app, tools)
  progressMap(app, tools)
  reportPages(app, tools)
  testReachPages(app, tools)
  const again: ShowRefused = (visit, reply, id, refused) =>
    tools.render(reply, visit, actionPage(tools, visit, id, refused))
  tipPages(app, tools, again)
  orderPages(app, tools, again)
}

const list =
  ({ ports, render }: PageTools): Handler =>
  (visit, _request, reply) =>
    render(reply, visit, {
      template: 'actions/list',
      title: speaker(visit.language)('actions.title'),
      data: {
        actions: actionRows(ports, visit.language),
        mayPractise: mayPractise(ports, visit.account),
      },
    })

const show =
  (tools: PageTools, isFragment: boolean): Handler =>
  (visit, request, reply): FastifyReply => {
    const view = actionPage(tools, visit, (request.params as { id: string }).id)
    if (!isFragment) return tools.render(reply, visit, view)
    return tools.render(reply, visit, { ...view, template: 'actions/progress-live', isFragment })
  }

/** What is about to be told to it, for a page that shows nothing else of how far it is. */
const pending =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const isAny = tools.launches.ofAction(id).length > 0
    const mayAct = may.act.includes(visit.account.role)
    const pending = isAny ? pendingOf(tools, visit, required(tools.ports, id)) : []
    const data = { mayAct, pending }
    return tools.render(reply, visit, {
      ...{ template: 'actions/pending', title: '', isFragment: true, data },
    })
  }

/** An action with all that can be told to it; with `refused` one of its forms as it was filled in. */
export function actionPage(
  tools: PageTools,
  visit: Visit,
  id: string,
  refused?: RefusedOrder,
): PageView {
  const { ports } = tools
  const view = required(ports, id)
  const { action } = view
  return {
    template: 'actions/show',
    title: `${action.number} ${kindOf(action.kind).label[visit.language]}`,
    status: statusOf(view, refused),
    isExercise: action.status === 'exercise',
    data: {
      ...shown(ports, view, visit),
      ...orderFrame(tools, visit, view, refused),
      pending: pendingOf(tools, visit, view),
      failed: failedOf(tools, visit, view),
      refused,
      problem: refused?.problem,
      composed: refused ? composedOf(ports, action, refused.path, refused.values) : [],
      ...spokenParts(ports, action, refused?.path ?? '', refused?.values ?? {}),
      mustListen: mustListen(ports, view),
      // Calls can begin while the form is open: the tick is there before it is asked for.
      mayListen: ports.speech.canSpeak(),
      isToldAnew: refused !== undefined && toldAnew(action, refused.values) !== undefined,
      numbers: numbersTold(ports, action).map((number) => ({
        number,
        isWrong: wrongIn(refused?.values ?? {}).includes(number),
      })),
      causes,
      ...whoFields,
      numberChoice: numberChoice(ports, action),
      sort: sortOf(action.kind),
      offersIn: (path: string) =>
        orderTexts(ports, action, path, refused?.path === path ? refused.values : undefined),
      othersIn: (path: string) =>
        othersOf(ports, action, path, refused?.path === path ? refused.values : undefined),
    },
  }
}

function shown(ports: WebPorts, view: ActionView, visit: Visit) {
  const { action, phases, apart, response, closing } = view
  const seconds = secondsLeft(view)
  const now = ports.now()
  const mayAct = may.act.includes(visit.account.role)
  return {
    action,
    kind: kindOf(action.kind).label[visit.language],
    startedBy: nameOf(ports, action.startedBy),
    overrides: overridesOf(action),
    fewReasons: fewReasonsOf(action).map((few) => ({ ...few, who: nameOf(ports, few.by) ?? '–' })),
    overrideSeenBy: nameOf(ports, action.overrideSeen?.by ?? ''),
    ranSeconds: (Date.parse(action.closedAt ?? '') || now) / 1000 - startSeconds(action),
    phases: phases.map((phase) => phaseRow(phase, action)),
    underWay: phasesUnderWay(phases),
    apart: apart.map(apartTold),
    ...alertOf(ports, view),
    closing: closing && forecastTold(closing),
    response,
    slow: slowedBy(ports, view),
    reminder: mayAct ? reminderOf(action, now) : undefined,
    timeline: timelineOf(ports, action),
    doneAt: seconds === undefined ? undefined : now + minutesTold(seconds) * 60_000,
    outcomes: outcomesOf(action.kind).map((outcome) => outcomeRow(ports, action, outcome, visit)),
    isOpen: !isEnded(action),
    isClockWrong: ports.desk.isClockWrong(),
    power: action.state === 'closed' ? undefined : powerDuring(ports, visit, seconds),
    now,
    mayAct,
    mayExtend: (action.extensions ?? []).length < mostExtensions,
    tips: mayAct ? tipRows(ports, action.id) : [],
    asksFrom: withheldNumbers(ports, visit),
    unread: mayAct ? unreadRows(ports, action.id) : [],
    texts: mayAct ? textsDuring(ports, action) : [],
  }
}

const startSeconds = ({ startedAt }: Action): number => Date.parse(startedAt) / 1000

/** Who started it, by the name of the account or the token; never an id. */
function nameOf({ store }: WebPorts, id: string): string | undefined {
  const { accounts, tokens } = store.state
  return accounts.get(id)?.name ?? tokens.get(id)?.name
}

/** An outcome in the words of this kind: a fire is not found. */
function outcomeRow(ports: WebPorts, action: Action, outcome: Outcome, { language }: Visit) {
  const sort = isHazard(action.kind) ? 'hazard' : 'search'
  return {
    id: outcome,
    label: say(language, `outcome.${sort}.${outcome}`),
    text: resultOffered(ports, { action, outcome, mayNamePlace: false }).text,
  }
}

const mostTextsShown = 20
const textsAfterMs = 60 * 60 * 1000

/** What people sent while it ran, and in the hour after. */
function textsDuring(ports: WebPorts, { id, startedAt, closedAt }: Action) {
  const { tips } = ports.store.state
  const made = new Set(tips.byAction.get(id)?.map(({ tip }) => tip.text))
  const until = closedAt === undefined ? Infinity : Date.parse(closedAt) + textsAfterMs
  return ports
    .texts()
    .filter(({ receivedAt }) => receivedAt >= Date.parse(startedAt) && receivedAt <= until)
    .slice(0, mostTextsShown)
    .map((text) => ({
      ...textRow(text),
      isOpened: tips.opened.has(text.id),
      isTip: made.has(text.id),
    }))
}

/** The alert in all and ring by ring, and to how many a correction would go. */
function alertOf(ports: WebPorts, view: ActionView) {
  const alert = view.phases[0] && phaseRow(view.phases[0], view.action)
  return { alert, rings: ringRows(ports, view), owed: told(view.mayHaveAlert) }
}
