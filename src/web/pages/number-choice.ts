import type { Action, Kind } from '../../domain/action.ts'
import { fieldsOf, sortOf } from '../../domain/description/description.ts'
import { usableNumbers } from '../../domain/policy/wrong-numbers.ts'
import { numbersToRing } from '../../domain/wording.ts'
import type { WebPorts } from '../ports.ts'

/**
 * Whether somebody chooses whom people ring: of who or what is looked for. Of a hazard one rings 112,
 * when in need, and of a resuscitation nobody (domain.md 5).
 */
export const isNumberAsked = (kind: Kind): boolean => fieldsOf[sortOf(kind)].includes('number')

/** The verified numbers that proved not to be wrong, in the order of the configuration. */
export const ringable = ({ policy, store }: Pick<WebPorts, 'policy' | 'store'>) =>
  usableNumbers(store.state, policy.verifiedNumbers)

/**
 * The one number that an alert told people to ring, also where it was written by hand: two numbers
 * for one action split what comes in. Undefined where it told none, or more than one.
 */
export function numberTold({ policy }: Pick<WebPorts, 'policy'>, { phases }: Action) {
  const { sms = '' } = phases[0]?.texts.at(-1) ?? {}
  const [number, other] = numbersToRing(sms, policy.verifiedNumbers)
  return other === undefined ? number : undefined
}

/** *Welk nummer bellen de mensen?*: what is rung unless somebody chooses, and what else there is. */
export function numberChoice(ports: Pick<WebPorts, 'policy' | 'store'>, action?: Action) {
  const numbers = ringable(ports)
  const told = action && numberTold(ports, action)
  return { isTold: told !== undefined, usual: told ?? numbers[0], numbers: [...numbers, '112'] }
}
