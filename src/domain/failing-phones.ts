import type { ActionFact } from './action-facts.ts'
import type { Actions } from './actions.ts'
import { holderOf, type Participant } from './participant.ts'

/** After so many actions in a row that a phone could not be reached for, somebody has to look. */
export const failuresToFlag = 3

/** By phone id, the actions since its last success that the network gave up for good. */
export type FailingPhones = Map<string, readonly string[]>

/** What an action tells of a phone; most facts tell nothing. Asked of every fact that is folded. */
export function noteOfPhones(failing: FailingPhones, actions: Actions, fact: ActionFact): void {
  const verdict = verdictOf(fact)
  if (verdict === undefined || !('n' in fact)) return
  const record = actions.phases.get(fact.phase)
  for (const phone of record?.deliveries[fact.n]?.recipient ?? []) {
    if (verdict === 'works') failing.delete(phone)
    else if (record) failing.set(phone, withAction(failing.get(phone), record.action))
  }
}

/**
 * A permanent error of the service centre (3GPP TS 23.040 §9.2.3.15) or no such number is a failure;
 * a report of arrival or a call that was taken is a success. Busy, off or out of time is neither.
 */
function verdictOf(fact: ActionFact): 'works' | 'fails' | undefined {
  switch (fact.type) {
    case 'delivery.reported':
      if (fact.meaning === 'delivered') return 'works'
      return fact.meaning === 'failed-permanent' ? 'fails' : undefined
    case 'delivery.failed':
      return fact.reason === 'number-does-not-exist' ? 'fails' : undefined
    case 'delivery.playing':
      return 'works'
    case 'delivery.called':
      return fact.heard === 'nothing' ? undefined : 'works'
    default:
      return undefined
  }
}

/** Alert, update and result of one action are one failure. */
function withAction(before: readonly string[] = [], action: string): readonly string[] {
  return before.includes(action) ? before : [...before, action].slice(-failuresToFlag)
}

/** A record changed: what is gone, or was confirmed again, begins anew. */
export function clearChanged(
  failing: FailingPhones,
  before: Participant | undefined,
  after: Participant | undefined,
): void {
  if (failing.size === 0) return
  for (const { id, confirmedAt } of before?.phones ?? []) {
    const same = after?.phones.find((phone) => phone.id === id)
    if (!same || same.confirmedAt !== confirmedAt) failing.delete(id)
  }
}

/** Who has a phone that failed often enough, with the phones. */
export function flaggedPeople(
  failing: FailingPhones,
  participants: ReadonlyMap<string, Participant>,
): readonly { readonly person: Participant; readonly phones: Participant['phones'] }[] {
  const flagged = new Set<string>()
  const people = new Set<Participant>()
  for (const [phone, actions] of failing) {
    if (actions.length < failuresToFlag) continue
    flagged.add(phone)
    const person = participants.get(holderOf(phone))
    if (person && person.leftAt === undefined) people.add(person)
  }
  return [...people].map((person) => ({
    person,
    phones: person.phones.filter(({ id }) => flagged.has(id)),
  }))
}
