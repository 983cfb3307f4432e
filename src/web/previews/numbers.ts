import type { Fact } from '../../domain/facts.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { type Asker, askNumber, numbersWithheldUntil } from '../../domain/previews/number-asks.ts'
import type { WebPorts } from '../ports.ts'
import { actorOf, type Visit } from '../session.ts'

/** Until when whoever looks gets no answer about numbers, in milliseconds since the epoch. */
export const withheldNumbers = (ports: WebPorts, visit: Visit): number | undefined =>
  numbersWithheldUntil(ports.store.state.previews, askerOf(ports, visit))

/**
 * A question whether the number of a tip was alerted, as it is written down; `answered` only as
 * long as it is not one of many.
 */
export function askedNumber(ports: WebPorts, visit: Visit, answered: Fact): readonly Fact[] {
  const asker = askerOf(ports, visit)
  const { isAnswered, facts } = askNumber(ports.store.state.previews, asker, ports.newId())
  if (isAnswered) return [...facts, answered]
  if (facts.length > 0) ports.log('warn', 'many-numbers-asked', { by: asker.by.id })
  return facts
}

const askerOf = ({ store, now }: WebPorts, { account }: Visit): Asker => ({
  by: actorOf(account),
  now: now(),
  limit: rulesOf(store.state).numberAsks,
})
