import type { Action } from '../action.ts'
import type { Rules } from '../policy/rules.ts'

/** What policy wants of somebody else before an alert goes out. */
export const asks = ['second-person', 'coordinator'] as const
export type Ask = (typeof asks)[number]

/** What an alert is, whomever it goes to. */
export type Asking = Pick<Action, 'kind' | 'status' | 'responders'>

/** How large an alert is, in phone numbers. */
export interface Size {
  /** The whole action as it would be. */
  readonly chosen: number
  /** Who comes in now: of an extension fewer than the whole. */
  readonly coming: number
  /** All that take part. */
  readonly all: number
}

/** What policy asks of an alert of this sort and size; exactly at a bound it asks nothing. */
export const asksOf = (rules: Rules, asking: Asking, size: Size): readonly Ask[] => [
  ...(isLarge(rules, asking, size) ? (['second-person'] as const) : []),
  ...(isFew(rules, asking, size) ? (['coordinator'] as const) : []),
]

/** To so many one person may alert, of so many that take part: the lower of both bounds of policy. */
export const mostAlone = ({ secondPerson: { abovePercent, abovePeople } }: Rules, all: number) =>
  Math.min(abovePeople, Math.floor((all * abovePercent) / 100))

const isLarge = (rules: Rules, { kind }: Asking, { chosen, all }: Size): boolean =>
  rules.secondPerson.kinds.includes(kind) && chosen > mostAlone(rules, all)

/** Who takes part could be found out by alerting a few; a group that was made to be called cannot. */
const isFew = ({ fewPeople }: Rules, { status, responders }: Asking, { coming }: Size): boolean =>
  status === 'actual' && responders === undefined && coming > 0 && coming < fewPeople
