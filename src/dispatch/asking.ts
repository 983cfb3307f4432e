import { RefusedError } from '../domain/errors.ts'
import { type Ask, type Asking, asksOf, mostAlone } from '../domain/eyes/asks.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import type { Remark } from './preview.ts'

/** What policy asks of an alert that reaches so many numbers now, in an action of so many. */
export const askedOf = (dispatch: Dispatch, asking: Asking, coming: number, chosen = coming) => {
  const size = { chosen, coming, all: dispatch.people().numberCount }
  return asksOf(rulesOf(dispatch.ports.ledger.state), asking, size)
}

/** To how many people one person may alert here, by policy and by how many take part. */
export const mostAloneHere = (dispatch: Dispatch): number =>
  mostAlone(rulesOf(dispatch.ports.ledger.state), dispatch.people().numberCount)

/** What is open of it, as a preview tells it; it stops nobody from looking further. */
export const openRemarks = (asks: readonly Ask[], draft: ActionDraft): readonly Remark[] =>
  openAsks(asks, answersOf(draft)).map((ask) => ({ ...rules[ask], parameters: {}, blocks: false }))

/** What somebody said to it. */
interface Answered {
  /** Why it cannot wait for anybody. */
  readonly override?: string | undefined
  /** That a second one agreed. */
  readonly agreed?: unknown
  /** Why it goes to so few. */
  readonly few?: unknown
}

/** What was said to what is asked of a draft. */
export const answersOf = ({ override, gate }: ActionDraft): Answered => ({ override, ...gate })

/** Refuses what somebody else has to agree with first, by the rule that asks it. */
export function refuseOpen(asks: readonly Ask[], answered: Answered): void {
  const [open] = openAsks(asks, answered)
  if (open) throw new RefusedError(rules[open].key, { field: rules[open].field })
}

const rules: Readonly<Record<Ask, Pick<Remark, 'key' | 'field'>>> = {
  'second-person': { key: 'second-person-needed', field: 'override' },
  coordinator: { key: 'coordinator-needed', field: 'override' },
}

function openAsks(asks: readonly Ask[], { override, agreed, few }: Answered): readonly Ask[] {
  if (override !== undefined) return []
  const answers: Readonly<Record<Ask, unknown>> = { 'second-person': agreed, coordinator: few }
  return asks.filter((ask) => answers[ask] === undefined)
}
