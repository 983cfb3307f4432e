import type { PhaseRecord } from '../domain/actions.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { holderOf } from '../domain/participant.ts'

/** Whose phone it is: the same for all phones of one person. */
export const personOf = (recipient: Recipient): string => {
  const [phoneId = ''] = recipient
  return holderOf(phoneId)
}

/** Whether they have said yes or no, by this phone or another of theirs. */
export function hasAnswered({ deliveries }: PhaseRecord, { recipient }: Delivery): boolean {
  const person = personOf(recipient)
  return deliveries.some(({ answered, recipient: other }) => answered && personOf(other) === person)
}
