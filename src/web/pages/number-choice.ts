import type { Action, Kind } from '../../domain/action.ts'
import { fieldsOf, sortOf } from '../../domain/description/description.ts'
import { numberToRing, withNumber } from '../../domain/policy/number-to-ring.ts'
import { usableNumbers } from '../../domain/policy/wrong-numbers.ts'
import type { WebPorts } from '../ports.ts'

/**
 * Whether somebody chooses whom people ring: of who or what is looked for. Of a hazard one rings 112,
 * when in need, and of a resuscitation nobody (domain.md 5).
 */
export const isNumberAsked = (kind: Kind): boolean => fieldsOf[sortOf(kind)].includes('number')

type Numbering = Pick<WebPorts, 'policy' | 'store'>

/** The verified numbers that proved not to be wrong, in the order of the configuration. */
export const ringable = ({ policy, store }: Numbering) =>
  usableNumbers(store.state, policy.verifiedNumbers)

/**
 * The one number that the alert as it is by now tells people to ring, also where it was written by
 * hand: two numbers for one action split what comes in. Undefined where it tells none, or more than
 * one; one that proved to be wrong is told no more.
 */
export function numberTold(ports: Numbering, { phases }: Action) {
  const { sms = '' } = phases[0]?.texts.at(-1) ?? {}
  return numberIn(ports, sms)
}

/** The number that a text tells people to ring; undefined where it tells none, or more than one. */
export const numberIn = (ports: Numbering, text: string) =>
  numberToRing(ports.store.state, text, ringable(ports))

/** A text with the number that another tells in the place of its own, also of one that proved wrong. */
export function numberedAs(ports: Numbering, text: string, other: string): string {
  const { state } = ports.store
  const from = numberToRing(state, text, ports.policy.verifiedNumbers)
  const to = numberIn(ports, other)
  return from === undefined || to === undefined ? text : withNumber(state, text, { from, to })
}

/** *Welk nummer bellen de mensen?*: what is rung unless somebody chooses, and what else there is. */
export function numberChoice(ports: Numbering, action?: Action) {
  const numbers = ringable(ports)
  const told = action && numberTold(ports, action)
  return { isTold: told !== undefined, usual: told ?? numbers[0], numbers: [...numbers, '112'] }
}
