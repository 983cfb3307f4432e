import type { Action } from '../domain/action.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { areaFinder } from '../domain/nearest-area.ts'
import { operatorName } from '../domain/operators.ts'
import { fateOf, reachOf, type TestReach } from '../domain/public-test/reach.ts'
import { onSphere } from '../domain/sphere.ts'
import { homeOf } from './lodged.ts'
import type { DispatchPorts } from './ports.ts'
import { shownPhases } from './shown-phases.ts'

/** The network of a SIM that is not in any modem any more. */
export const unknownOperator = '?'

/**
 * How far an exercise reached, once counted for good as it was then; undefined once it is forgotten to
 * whom it went.
 */
export function testReach(
  { ledger, modems }: Pick<DispatchPorts, 'ledger' | 'modems'>,
  action: Action,
): TestReach | undefined {
  const { state } = ledger
  const { reach } = state.publicTests.held.find((test) => test.action === action.id) ?? {}
  if (reach) return reach
  const [alert] = action.isNameless ? [] : shownPhases(state, action.id)
  if (!alert) return undefined
  const areas = [...state.areas.values()]
  const find = areaFinder(areas)
  const origin = onSphere(action.origin)
  const operators = new Map(modems().map((modem) => sim(modem.status())))
  const startedAt = Date.parse(action.startedAt)
  const tested = alert.deliveries.map((delivery) => {
    const { location } = homeOf(state, delivery.recipient, origin) ?? {}
    return {
      fate: fateOf(delivery, startedAt),
      reason: delivery.reason,
      area: areas[(location && find(location)) ?? -1]?.name,
      operator: operatorOf(delivery, operators),
    }
  })
  return reachOf(tested)
}

const sim = ({ iccid = '', operator = unknownOperator }: { iccid?: string; operator?: string }) =>
  [iccid, operatorName(operator)] as const

function operatorOf(
  { attempts }: Delivery,
  operators: ReadonlyMap<string, string>,
): string | undefined {
  const last = attempts.at(-1)
  return last && (operators.get(last.iccid) ?? unknownOperator)
}
