import type { Actor } from '../domain/accounts.ts'
import type { Action } from '../domain/action.ts'
import { fetchersOf } from '../domain/errands/errands.ts'
import type { Fact } from '../domain/facts.ts'
import type { LeftOut } from '../domain/left-out/left-out.ts'
import { policyVersion } from '../domain/policy/policy.ts'
import { localYear } from '../domain/schedule.ts'
import { answersOf, refuseOpen } from './asking.ts'
import { refuseBlocked } from './compose.ts'
import type { Desk, StartAnswer } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft, Seen } from './draft.ts'
import { noteOf, withoutNamed } from './leave-out.ts'
import { phaseText } from './phase-text.ts'
import { newPhase } from './phases.ts'
import { type Plan, planAction } from './plan-action.ts'
import { cutOffBefore, handedOver } from './pressed.ts'
import type { Preview } from './preview.ts'
import { heldTest } from './public-test.ts'
import { seenOf } from './seen.ts'
import { summaryOf } from './summaries.ts'

/** What would happen; nothing is sent and nothing is kept. */
export const previewAction =
  (dispatch: Dispatch) =>
  (draft: ActionDraft): Preview =>
    planAction(dispatch, draft).preview

/** What is shown of it, to be held against what is sent. */
export const seeAction =
  (dispatch: Dispatch) =>
  (draft: ActionDraft): Seen => {
    const { preview, selection } = planAction(dispatch, draft)
    const version = policyVersion(dispatch.ports.ledger.state)
    const text = JSON.stringify([preview.text.sms, draft.text])
    return seenOf(text, selection.recipients(), version)
  }

/** Writes the action with all its recipients before the first message can leave. */
export const startAction =
  (dispatch: Dispatch): Desk['start'] =>
  async (draft, by, keep) => {
    const made = planAction(dispatch, draft)
    const { preview } = made
    refuseBlocked(preview.remarks)
    refuseOpen(preview.asks, answersOf(draft))
    const { action, recipients, leftOut } = actionOf(dispatch, draft, made, by)
    const { selected } = action
    const answer: StartAnswer = {
      id: action.id,
      number: action.number,
      selected: preview.selected,
      forecast: { sms: seconds(preview.forecast.sms), voice: seconds(preview.forecast.voice) },
    }
    const facts: Fact[] = [
      { type: 'action.started', action, recipients, ...fetchersOf(preview.text, recipients) },
      ...handedOver(dispatch.ports.ledger.state, action),
      ...confidedTo(action.id, draft, leftOut),
      ...summaryOf(dispatch, action, draft),
      ...heldTest(dispatch, draft, action),
    ]
    if (keep) {
      // As the action is written: beside it, the number as it is told would tell who was left out.
      const kept = { ...keep(answer), answer: { ...answer, selected }, at: dispatch.ports.now() }
      facts.push({ type: 'answer.kept', kept })
    }
    await dispatch.record(facts, by)
    const { number, kind, status } = action
    const told = { number, kind, status, selected: preview.selected }
    dispatch.ports.log('info', 'action-started', told)
    return answer
  }

/** The action that a draft becomes, and to whom it goes; nothing of it is kept. */
export function actionOf(dispatch: Dispatch, draft: ActionDraft, made: Plan, by: Actor) {
  const all = made.selection.recipients()
  const { recipients, leftOut } = withoutNamed(dispatch.ports.ledger.state, draft, all)
  const action = { ...newAction(dispatch, draft, made, by), selected: recipients.length }
  return { action, recipients, leftOut }
}

/** What nobody may read on the disk is a fact of its own. */
function confidedTo(
  action: string,
  { gate }: ActionDraft,
  leftOut: LeftOut | undefined,
): readonly Fact[] {
  const confided = { ...gate?.confided, ...(leftOut ? { leftOut } : {}) }
  return Object.keys(confided).length > 0 ? [{ type: 'action.confided', action, confided }] : []
}

/** But for how many it goes to: who was left out is not in it. */
function newAction(
  dispatch: Dispatch,
  draft: ActionDraft,
  made: Plan,
  by: Actor,
): Omit<Action, 'selected'> {
  const { ports } = dispatch
  const { text } = made.preview
  const head = { status: draft.status, kind: draft.kind, phases: [] }
  const alert = newPhase(ports, head, { name: 'alert', text: phaseText(text, draft.text) })
  const id = draft.gate?.id ?? ports.newId()
  return {
    id,
    number: nextNumber(dispatch),
    status: draft.status,
    kind: draft.kind,
    state: 'running',
    startedAt: new Date(ports.now()).toISOString(),
    startedBy: by.id,
    ...placed(draft, made.origin),
    ...(draft.override === undefined ? {} : { override: draft.override }),
    policyVersion: policyVersion(ports.ledger.state),
    ...cutOffBefore(ports.ledger.state, id),
    ...(draft.gate?.agreed ? { agreed: draft.gate.agreed } : {}),
    ...(draft.gate?.few ? { few: draft.gate.few } : {}),
    ...(draft.gate?.descent ? { descent: draft.gate.descent } : {}),
    ...(draft.gate?.checked ? { checked: draft.gate.checked } : {}),
    ...noteOf(draft, by),
    ...(draft.responders ? { responders: draft.responders } : {}),
    ...(draft.description ? { description: draft.description } : {}),
    phases: [alert],
  }
}

/** Where it looks for people, and who of them comes first. */
const placed = (
  { area, border, areaNames, order, moving }: ActionDraft,
  origin: Plan['origin'],
) => ({
  area,
  ...(border ? { border } : {}),
  areaNames: areaNames ?? [],
  origin,
  order: order ?? 'nearest-first',
  ...(moving ? { where: { ...moving, centre: origin } } : {}),
})

/** `2026-014`: numbered within the municipality's year. */
function nextNumber({ ports }: Dispatch): string {
  const year = localYear(ports.now(), ports.policy.timeZone)
  const numbers = [...ports.ledger.state.actions.byId.values()]
    .filter(({ number }) => number.startsWith(`${year}-`))
    .map(({ number }) => Number(number.slice(5)))
  return `${year}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`
}

const seconds = ({ p50Seconds, p90Seconds, p100Seconds }: Preview['forecast']['sms']) => ({
  p50Seconds,
  p90Seconds,
  p100Seconds,
})
