import type { Action } from '../domain/action.ts'
import type { ActionView } from './action-view.ts'
import { mostAloneHere } from './asking.ts'
import { closingOf } from './closing.ts'
import { composeAll } from './compose.ts'
import type { Desk } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { stopAction } from './end-action.ts'
import { previewExtension, seeExtension } from './extend-action.ts'
import { forecastLeft } from './forecasts.ts'
import { readersIn } from './languages.ts'
import { hurryResult } from './morning.ts'
import { ordersOver } from './orders.ts'
import { outlookOn } from './outlook.ts'
import { previewOrder } from './preview-order.ts'
import { ProgressOfActions } from './progress.ts'
import { reachAt } from './reach.ts'
import { responseOf } from './response.ts'
import { releasePhase } from './revise-action.ts'
import { shownPhases } from './shown-phases.ts'
import { previewAction, seeAction, startAction } from './start-action.ts'
import { testReach } from './test-reach.ts'
import { toldPhases } from './told-phases.ts'
import { actionLine, actionView, deliveryRows, wholeView } from './views.ts'
import { wasAlerted } from './was-alerted.ts'

/** The use cases of actions over a running dispatch, as screens and scripts get them. */
export function createDesk(dispatch: Dispatch): Desk {
  const { ports } = dispatch
  const { state } = ports.ledger
  return {
    preview: previewAction(dispatch),
    outlook: outlookOn(dispatch),
    see: seeAction(dispatch),
    compose: (frame, text) => composeAll(ports, frame, text),
    mostAlone: () => mostAloneHere(dispatch),
    start: startAction(dispatch),
    readers: (id) => readersIn(state, id),
    previewOrder: previewOrder(dispatch),
    stop: stopAction(dispatch),
    ...ordersOver(dispatch),
    holdBack: (id, milliseconds) => dispatch.run.holdBack(id, milliseconds),
    release: releasePhase(dispatch),
    hurry: hurryResult(dispatch),
    previewExtension: previewExtension(dispatch),
    seeExtension: seeExtension(dispatch),
    ...viewsOf(dispatch),
    wasAlerted: (id, number) => wasAlerted(ports, id, number),
    reach: (at) => reachAt(dispatch, at),
    isClockWrong: () => dispatch.isOpen && dispatch.run.isHalted,
    onChange: (listener) => dispatch.onChange(listener),
  }
}

/** How far actions are. */
function viewsOf(dispatch: Dispatch) {
  const { ports } = dispatch
  const { state } = ports.ledger
  const { byId } = state.actions
  const progress = new ProgressOfActions(state, () => dispatch.peopleVersion())
  const of = <T>(id: string, told: (action: Action) => T): T | undefined => {
    const action = byId.get(id)
    return action && told(action)
  }
  return {
    action: (id) =>
      of(id, (action) => {
        const closing = closingOf(dispatch, action)
        const seen = seenOf(dispatch, action)
        return actionView(ports, action, { ...seen, ...(closing ? { closing } : {}) })
      }),
    whole: (id) => of(id, (action) => wholeView(ports, action, seenOf(dispatch, action))),
    actions: () => [...byId.values()].reverse().map((action) => actionLine(ports, action)),
    rings: (id) => of(id, (action) => progress.rings(action)) ?? [],
    cells: (id) => of(id, (action) => progress.cells(action)) ?? [],
    testReach: (id) => of(id, (action) => testReach(ports, action)),
    deliveries: (id) => of(id, () => deliveryRows(ports, toldPhases(state, id))),
    shownDeliveries: (id) => of(id, () => deliveryRows(ports, shownPhases(state, id))),
  } satisfies Partial<Desk>
}

/** What is left to send, and who come. How many have to be asked for that, nobody knows. */
function seenOf(dispatch: Dispatch, action: Action): Pick<ActionView, 'forecast' | 'response'> {
  const { ports, responders } = dispatch
  const now = ports.now()
  const isExhausted = responders.isExhausted(action)
  const response = responseOf(ports.ledger.state, action, { now, isExhausted })
  if (response && !response.isEnough && action.state === 'running') return { response }
  const forecast = forecastLeft(dispatch, action)
  return { ...(forecast ? { forecast } : {}), ...(response ? { response } : {}) }
}
