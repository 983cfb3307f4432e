import type { Kind } from '../action.ts'
import type { Rules } from '../policy/rules.ts'

/** What policy wants of somebody else before an alert goes out. */
export const asks = ['second-person'] as const
export type Ask = (typeof asks)[number]

/** How large an alert is, in phone numbers. */
export interface Size {
  readonly chosen: number
  /** All that take part. */
  readonly all: number
}

/** What policy asks of an alert of this kind and size; exactly at a bound it asks nothing. */
export function asksOf({ secondPerson }: Rules, kind: Kind, { chosen, all }: Size): readonly Ask[] {
  const { kinds, abovePercent, abovePeople } = secondPerson
  if (!kinds.includes(kind)) return []
  const isMany = chosen > abovePeople || chosen * 100 > all * abovePercent
  return isMany ? ['second-person'] : []
}
