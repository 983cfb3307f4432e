import { type Action, stillGoes } from '../domain/action.ts'
import { noCounts, type PhaseRecord } from '../domain/actions.ts'
import { mayHaveArrived } from '../domain/attempts.ts'
import type { DeliveryReason } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { textFor } from '../domain/errands/errands.ts'
import type { ActionLine, ActionView, DeliveryRow, PhaseView, WholeAction } from './action-view.ts'
import { callCounts } from './call-counts.ts'
import { channelOf } from './channel.ts'
import { morningView } from './morning.ts'
import type { DispatchPorts } from './ports.ts'
import { apartFrom, shownAction, shownPhases } from './shown-phases.ts'
import { toldAction, toldPhases } from './told-phases.ts'

/** An action in a list of thousands: nothing is counted that is not kept already. */
export function actionLine({ ledger }: DispatchPorts, action: Action): ActionLine {
  const shown = shownAction(ledger.state, action)
  const counts = shownPhases(ledger.state, action.id)[0]?.counts ?? noCounts()
  return { action: shown, counts: { selected: shown.selected, ...counts } }
}

/** An action as screens see it; counts only, never a person. */
export function actionView(
  ports: DispatchPorts,
  action: Action,
  seen: Pick<ActionView, 'closing' | 'forecast' | 'response'>,
): ActionView {
  const { state } = ports.ledger
  const records = shownPhases(state, action.id)
  return {
    action: shownAction(state, action),
    phases: records.map((record) => phaseView(ports, action, record)),
    apart: apartFrom(state, action),
    mayHaveAlert: (records[0]?.deliveries ?? []).filter(mayHaveArrived).length,
    ...seen,
  }
}

/** An action as scripts see it, which may have every delivery as well: with everybody. */
export function wholeView(
  ports: DispatchPorts,
  action: Action,
  { response }: Pick<ActionView, 'response'>,
): WholeAction {
  const { state } = ports.ledger
  return {
    action: toldAction(state, action),
    phases: toldPhases(state, action.id).map((record) => phaseView(ports, action, record)),
    ...(response ? { response } : {}),
  }
}

function phaseView(ports: DispatchPorts, action: Action, record: PhaseRecord): PhaseView {
  const { phase, counts, deliveries } = record
  const { sms = '', fetching } = phase.texts.at(-1) ?? {}
  const morning = morningView(ports, record)
  const calls = callCounts(ports.ledger.state, record)
  return {
    id: phase.id,
    phase: phase.name,
    text: sms,
    ...(fetching ? { fetching: fetching.sms } : {}),
    counts: { selected: deliveries.length, ...counts },
    // Of one that goes no more nothing waits for a person.
    isHeld: phase.isHeld === true && stillGoes(action, phase.name),
    ...(phase.releaseAt ? { releaseAt: phase.releaseAt } : {}),
    ...(morning ? { morning } : {}),
    reasons: reasonsOf(deliveries),
    ...(calls ? { calls } : {}),
  }
}

function reasonsOf(deliveries: readonly Delivery[]): PhaseView['reasons'] {
  const reasons: Partial<Record<DeliveryReason, number>> = {}
  for (const { state, reason } of deliveries) {
    if (reason && (state === 'failed' || state === 'dropped')) {
      reasons[reason] = (reasons[reason] ?? 0) + 1
    }
  }
  return reasons
}

/** One row a delivery, alert first, in the order of sending. */
export const deliveryRows = (
  ports: DispatchPorts,
  records: readonly PhaseRecord[],
): readonly DeliveryRow[] =>
  records.flatMap((record) =>
    record.deliveries.map((delivery): DeliveryRow => {
      const { phase } = record
      const written = phase.texts[delivery.attempts.at(-1)?.text ?? phase.texts.length - 1]
      return {
        phase: phase.name,
        channel: channelOf(ports.ledger.state, record, delivery),
        state: delivery.state,
        ...(delivery.reason ? { reason: delivery.reason } : {}),
        parts: written ? textFor(written, delivery).parts : 1,
        recipient: delivery.recipient,
        attempts: delivery.attempts,
      }
    }),
  )
