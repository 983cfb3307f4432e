import type { Actor } from '../domain/accounts.ts'
import { phasesOf } from '../domain/actions.ts'
import type { DescentFact, DescribedFact } from '../domain/description/described.ts'
import type { Description } from '../domain/description/description.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import type { PolicyFact } from '../domain/policy/policy.ts'
import { requireText } from './compose.ts'
import type { Found, Order } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import type { DraftText } from './draft.ts'
import { type Pressed, requireAction, requireOpen } from './end-action.ts'
import { indicesOf, isOwed } from './follow-up.ts'
import { readableText, readersIn } from './languages.ts'
import { newPhase, termMs } from './phases.ts'
import { pressedBefore } from './pressed.ts'
import { summaryRevised } from './summaries.ts'

/** Corrects: the old text never leaves again; who may have it gets the correction first of all. */
export const correctionFacts = (
  dispatch: Dispatch,
  id: string,
  { text, found = {}, ...told }: Extract<Order, { is: 'correction' }>,
  pressed: Pressed,
): readonly Fact[] =>
  revised(dispatch, id, { ...told, name: 'correction', text, alert: text, ...found }, pressed)

/** Updates: who may have the alert gets `text`, who has not gets `combined` as the alert. */
export const updateFacts = (
  dispatch: Dispatch,
  id: string,
  { news: { text, combined, description }, ...reasoned }: Extract<Order, { is: 'update' }>,
  pressed: Pressed,
): readonly Fact[] => {
  const told = { ...reasoned, ...(description ? { description } : {}) }
  return revised(dispatch, id, { ...told, name: 'update', text, alert: combined }, pressed)
}

interface Revision extends Found {
  readonly name: 'correction' | 'update'
  readonly text: DraftText
  readonly alert: DraftText
  readonly description?: Description
  readonly descent?: string
}

function revised(
  dispatch: Dispatch,
  id: string,
  draft: Revision,
  { by, press }: Pressed,
): readonly Fact[] {
  const action = requireOpen(dispatch, id)
  const alert = phasesOf(dispatch.ports.ledger.state.actions, id)[0]
  if (!alert) throw new RefusedError('no-such-action', { status: 404 })
  const readers = readersIn(dispatch.ports.ledger.state, id)
  const read = (words: DraftText): DraftText => readableText(words, readers)
  const { wrongNumbers = [], cause } = draft
  const about = { ...action, wrongNumbers }
  const text = requireText(dispatch.ports, { ...about, phase: draft.name }, read(draft.text))
  const of = draft.name === 'update' ? 'combined' : 'text'
  const combined = requireText(dispatch.ports, { ...about, phase: 'alert' }, read(draft.alert), of)
  const before = pressedBefore(dispatch.ports.ledger.state, press)
  const phase = {
    ...newPhase(dispatch.ports, action, { name: draft.name, text, press }),
    alertText: alert.phase.texts.length,
    ...(cause ? { cause } : {}),
    ...before.told,
  }
  const owed = indicesOf(alert, (delivery) => isOwed(phase, delivery, alert))
  return [
    { type: 'phase.retexted', action: id, phase: alert.phase.id, text: combined },
    { type: 'phase.added', action: id, phase, of: owed },
    ...described(id, draft.description),
    ...descentTold(dispatch, id, draft.descent, by),
    ...foundWrong(dispatch, id, wrongNumbers, by),
    ...summaryRevised(dispatch, action, { text: text.sms, wrongNumbers }),
    ...before.ended,
  ]
}

/** Who is looked for by now; of an action without fields there is nothing to keep. */
const described = (action: string, description?: Description): readonly DescribedFact[] =>
  description ? [{ type: 'action.described', action, description }] : []

function descentTold(
  { ports }: Dispatch,
  action: string,
  reason: string | undefined,
  { id }: Actor,
): readonly DescentFact[] {
  if (reason === undefined) return []
  const at = new Date(ports.now()).toISOString()
  return [{ type: 'action.descent-told', action, descent: { reason, by: id, at } }]
}

/** Nobody is sent to a wrong number again, in no action, before somebody has rung it. */
function foundWrong(
  { ports }: Dispatch,
  action: string,
  numbers: readonly string[],
  by: Actor,
): readonly PolicyFact[] {
  const at = new Date(ports.now()).toISOString()
  return ports.policy.verifiedNumbers
    .filter((number) => numbers.includes(number))
    .map((number) => ({
      type: 'policy.number-wrong',
      wrong: { number, action, by: by.id, at },
    }))
}

/** Lets a held phase go after all, with a fresh term. */
export const releasePhase =
  (dispatch: Dispatch) =>
  async (id: string, phase: string, by: Actor): Promise<void> => {
    const action = requireAction(dispatch, id)
    const held = action.phases.find((candidate) => candidate.id === phase)
    if (!held) throw new RefusedError('no-such-phase', { status: 404 })
    if (!held.isHeld) return
    const notAfter = new Date(dispatch.ports.now() + termMs(action.kind, held.name)).toISOString()
    await dispatch.record([{ type: 'phase.released', action: id, phase, notAfter }], by)
  }
