import { phasesOf } from '../domain/actions.ts'
import { mayHaveArrived } from '../domain/attempts.ts'
import { phoneById } from '../domain/merge/merge.ts'
import type { DispatchPorts } from './ports.ts'

/** Whether a number had the alert of an action, or may have had it; asked for numbers of tips only. */
export function wasAlerted({ ledger }: DispatchPorts, id: string, number: string): boolean {
  const [alert] = phasesOf(ledger.state.actions, id)
  return (alert?.deliveries ?? []).some(
    (delivery) =>
      mayHaveArrived(delivery) &&
      delivery.recipient.some((phone) => phoneById(ledger.state, phone)?.phone.number === number),
  )
}
