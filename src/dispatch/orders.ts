import type { Fact } from '../domain/facts.ts'
import type { Desk, Order } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { closeFacts, type Pressed } from './end-action.ts'
import { extensionFacts } from './extend-action.ts'
import { correctionFacts, updateFacts } from './revise-action.ts'

/** What is told to a running action: tried, and carried out. */
export function ordersOver(dispatch: Dispatch): Pick<Desk, 'tryOrder' | 'obey' | 'close'> {
  const obey: Desk['obey'] = async (id, order, by, press) => {
    const facts = factsOf(dispatch, id, order, { by, press })
    await dispatch.record(facts, by)
    if (order.is === 'result') logClosing(dispatch, id, facts)
    if (order.is === 'extension') logExtended(dispatch, id)
  }
  return {
    tryOrder: (id, order) => {
      factsOf(dispatch, id, order, { by: { kind: 'system', id: 'try' }, press: '' })
    },
    obey,
    close: (id, draft, by) => obey(id, { is: 'result', draft }, by),
  }
}

/** What an order writes; throws what it refuses. */
function factsOf(dispatch: Dispatch, id: string, order: Order, pressed: Pressed): readonly Fact[] {
  switch (order.is) {
    case 'update':
      return updateFacts(dispatch, id, order, pressed)
    case 'correction':
      return correctionFacts(dispatch, id, order, pressed)
    case 'result':
      return closeFacts(dispatch, id, order.draft, pressed)
    case 'extension':
      return extensionFacts(dispatch, id, order.draft, pressed)
  }
}

function logClosing({ ports }: Dispatch, id: string, facts: readonly Fact[]): void {
  const action = ports.ledger.state.actions.byId.get(id)
  const owed = facts.find((fact) => fact.type === 'phase.added')?.of.length
  ports.log('info', 'action-closing', { number: action?.number, outcome: action?.outcome, owed })
}

function logExtended({ ports }: Dispatch, id: string): void {
  const action = ports.ledger.state.actions.byId.get(id)
  const selected = action?.extensions?.at(-1)?.selected
  ports.log('info', 'action-extended', { number: action?.number, selected })
}
