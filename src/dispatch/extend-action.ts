import type { Action, Witness } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { AtBorder } from '../domain/border/at-border.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import { fetchersOf } from '../domain/errands/errands.ts'
import { RefusedError } from '../domain/errors.ts'
import { mostExtensions } from '../domain/extend/extension.ts'
import type { Ask } from '../domain/eyes/asks.ts'
import type { Fact } from '../domain/facts.ts'
import type { Area } from '../domain/geo.ts'
import { policyVersion } from '../domain/policy/policy.ts'
import type { ByLanguage } from '../domain/readers.ts'
import { askedOf, refuseOpen } from './asking.ts'
import { composeAll, refuseBlocked } from './compose.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft, DraftText, Seen } from './draft.ts'
import { type Pressed, requireAction } from './end-action.ts'
import { besideOf, forecastOf, saidSeconds } from './forecasts.ts'
import { readableText, readersOf, spreadOf } from './languages.ts'
import { confidedAgain, stillWithout } from './leave-out.ts'
import { callsAmong, freshIn, waitingIn } from './newcomers.ts'
import { phaseText } from './phase-text.ts'
import { termMs } from './phases.ts'
import { pressedBefore } from './pressed.ts'
import type { FinalText, Forecasts, Remark } from './preview.ts'
import { retexted } from './retexted.ts'
import { seenOf } from './seen.ts'
import { toldPhases } from './told-phases.ts'

/** Where an action goes on to, and with which text. */
export interface ExtensionDraft {
  readonly area: Area
  /** How it lies to the border of the municipality, where it does not lie within. */
  readonly border?: AtBorder
  readonly areaNames?: readonly string[]
  /** The alert as it is from here on, for who has not had it. */
  readonly text: DraftText
  /** Why it cannot wait for anybody else. */
  readonly override?: string
  /** Why a coordinator lets it go to a few people only. */
  readonly few?: string
  /** The coordinator who wrote it before somebody else looked. */
  readonly fewBy?: Witness
  /** Somebody else who looked and agreed. */
  readonly agreed?: Witness
}

/** What an extension would do; only those who are not in the action yet are counted. */
export interface ExtensionPreview {
  readonly selected: number
  readonly byChannel: { readonly sms: number; readonly voice: number }
  /** Who reads another language, with those who are in the action and still wait for their alert. */
  readonly readers: ByLanguage
  /** Of `selected`: who first fetches an AED; undefined where nobody does. */
  readonly fetchers?: number
  readonly text: FinalText
  readonly remarks: readonly Remark[]
  /** What policy asks of the whole action as it would be. */
  readonly asks: readonly Ask[]
  readonly forecast: Forecasts
}

interface Plan {
  readonly preview: ExtensionPreview
  readonly recipients: readonly Recipient[]
}

/** What would happen; nothing is sent and nothing is kept. */
export const previewExtension =
  (dispatch: Dispatch) =>
  (id: string, draft: ExtensionDraft): ExtensionPreview => {
    const { action, alert } = requireExtendable(dispatch, id)
    return plan(dispatch, action, alert, draft).preview
  }

/** What is shown of it, to be held against what is sent. */
export const seeExtension =
  (dispatch: Dispatch) =>
  (id: string, draft: ExtensionDraft): Seen => {
    const { action, alert } = requireExtendable(dispatch, id)
    const { preview, recipients } = plan(dispatch, action, alert, draft)
    const text = JSON.stringify([preview.text.sms, draft.text])
    return seenOf(text, recipients, policyVersion(dispatch.ports.ledger.state))
  }

/**
 * Takes the action on to a wider area: who has no place in it yet gets the alert with this text, and
 * so does who still waits for theirs. Nobody gets it twice, for a number has one delivery, and the
 * result is owed to all of them alike.
 */
export function extensionFacts(
  dispatch: Dispatch,
  id: string,
  draft: ExtensionDraft,
  { by, press }: Pressed,
): readonly Fact[] {
  const { ports } = dispatch
  const { state } = ports.ledger
  const { action, alert } = requireExtendable(dispatch, id)
  const made = plan(dispatch, action, alert, draft)
  const { preview } = made
  refuseBlocked(preview.remarks)
  refuseOpen(preview.asks, draft)
  const had = alert.deliveries.length
  const { recipients, leftOut } = stillWithout(state, action, made.recipients, had)
  const before = pressedBefore(state, press)
  const extension = {
    ...(press === undefined ? {} : { id: press }),
    at: new Date(ports.now()).toISOString(),
    by: by.id,
    area: draft.area,
    ...(draft.border ? { border: draft.border } : {}),
    areaNames: draft.areaNames ?? [],
    selected: recipients.length,
    ...reasonsOf(draft),
    ...before.told,
  }
  const notAfter = new Date(ports.now() + termMs(action.kind, 'alert')).toISOString()
  return [
    ...retexted(action, alert, preview.text, draft.text),
    {
      ...{ type: 'action.extended', action: id, extension, recipients, notAfter },
      ...fetchersOf(preview.text, recipients, alert.deliveries),
    },
    ...confidedAgain(state, id, leftOut),
    ...before.ended,
  ]
}

const reasonsOf = ({ override, few, fewBy, agreed }: ExtensionDraft) => ({
  ...(override === undefined ? {} : { override }),
  ...(few === undefined ? {} : { few }),
  ...(fewBy ? { fewBy } : {}),
  ...(agreed ? { agreed } : {}),
})

/** The action with its alert, or why it cannot be extended. */
function requireExtendable(dispatch: Dispatch, id: string) {
  const action = requireAction(dispatch, id)
  const [alert] = phasesOf(dispatch.ports.ledger.state.actions, id)
  if (action.state !== 'running' || !alert) {
    throw new RefusedError('extend-not-running', { status: 409 })
  }
  if (alert.phase.isHeld) throw new RefusedError('extend-is-held', { status: 409 })
  if ((action.extensions ?? []).length >= mostExtensions) {
    throw new RefusedError('extend-enough', { status: 409, parameters: { most: mostExtensions } })
  }
  return { action, alert }
}

function plan(
  dispatch: Dispatch,
  action: Action,
  alert: PhaseRecord,
  { area, areaNames, text }: ExtensionDraft,
): Plan {
  const { status, kind, responders } = action
  const draft: ActionDraft = {
    ...{ status, kind, area, text },
    ...(areaNames ? { areaNames } : {}),
    ...(responders ? { responders } : {}),
  }
  const recipients = freshIn(dispatch, alert, draft)
  const calls = callsAmong(dispatch, alert, recipients)
  const { ports } = dispatch
  const { state } = ports.ledger
  const [told = alert] = toldPhases(state, action.id)
  const readers = readersOf(state, [...waitingIn(told), ...recipients])
  const composed = composeAll(ports, { ...action, phase: 'alert' }, readableText(text, readers))
  const written = phaseText(composed.text, text)
  const work = {
    messages: recipients.length - calls,
    parts: spreadOf(readersOf(state, recipients), recipients.length, written).parts,
    calls,
    soundSeconds: calls === 0 ? 0 : saidSeconds(composed.text),
    ...{ isAlert: true, beside: besideOf(dispatch, action.id) },
  }
  const { fetchers } = fetchersOf(composed.text, recipients, alert.deliveries)
  const preview: ExtensionPreview = {
    selected: recipients.length,
    byChannel: { sms: work.messages, voice: calls },
    readers,
    ...(fetchers ? { fetchers: fetchers.length } : {}),
    text: composed.text,
    remarks: [...composed.remarks, ...(recipients.length === 0 ? [nobody] : [])],
    asks: askedOf(dispatch, action, recipients.length, action.selected + recipients.length),
    forecast: forecastOf(dispatch, work),
  }
  return { preview, recipients }
}

const nobody: Remark = { key: 'extend-nobody', field: 'area', parameters: {}, blocks: true }
