import type { Apart } from '../dispatch/action-view.ts'
import { type Told, told } from './in-fives.ts'

/** Those who are counted apart, and how far their alert is. */
export interface ApartRow {
  /** ISO 8601. */
  readonly at: string
  readonly selected: number
  readonly sent: number
  readonly waiting: number
  readonly lost: number
}

export const apartRow = ({ at, counts }: Apart): ApartRow => ({
  at,
  selected: counts.selected,
  sent: counts.accepted + counts.delivered,
  waiting: counts.queued + counts.sending + counts.inDoubt,
  lost: counts.failed + counts.dropped,
})

/** The same as a file tells it. */
export type ApartTold = Pick<ApartRow, 'at'> & Readonly<Record<keyof Omit<ApartRow, 'at'>, Told>>

export function apartTold(apart: Apart): ApartTold {
  const { at, selected, sent, waiting, lost } = apartRow(apart)
  return {
    at,
    ...{ selected: told(selected), sent: told(sent), waiting: told(waiting), lost: told(lost) },
  }
}
