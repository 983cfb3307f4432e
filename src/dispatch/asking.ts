import { RefusedError } from '../domain/errors.ts'
import { type Ask, asksOf } from '../domain/eyes/asks.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import type { ActionDraft, Remark } from './desk.ts'
import type { Dispatch } from './dispatch.ts'

/** What policy asks of a draft that goes to so many numbers. */
export const askedOf = (dispatch: Dispatch, { kind }: Pick<ActionDraft, 'kind'>, chosen: number) =>
  asksOf(rulesOf(dispatch.ports.ledger.state), kind, { chosen, all: dispatch.people().numberCount })

/** What is open of it, as a preview tells it; it stops nobody from looking further. */
export const openRemarks = (asks: readonly Ask[], draft: ActionDraft): readonly Remark[] =>
  openAsks(asks, draft).map((ask) => ({ ...rules[ask], parameters: {}, blocks: false }))

/** What somebody said to it: why it cannot wait, or that a second one agreed. */
type Answered = Pick<ActionDraft, 'override' | 'gate'>

/** Refuses what somebody else has to agree with first, by the rule that asks it. */
export function refuseOpen(asks: readonly Ask[], draft: Answered): void {
  const [open] = openAsks(asks, draft)
  if (open) throw new RefusedError(rules[open].key, { field: rules[open].field })
}

const rules: Readonly<Record<Ask, Pick<Remark, 'key' | 'field'>>> = {
  'second-person': { key: 'second-person-needed', field: 'override' },
}

const openAsks = (asks: readonly Ask[], { override, gate }: Answered): readonly Ask[] =>
  override === undefined && gate?.agreed === undefined ? asks : []
