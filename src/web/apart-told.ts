import type { Apart } from '../dispatch/action-view.ts'
import { fatesOf } from '../domain/progress/fates.ts'
import { type Told, told } from './in-fives.ts'

/** Those who are counted apart, and how far their alert is, as it is told. */
export interface ApartTold {
  /** ISO 8601. */
  readonly at: string
  readonly selected: Told
  readonly sent: Told
  readonly waiting: Told
  readonly lost: Told
}

export function apartTold({ at, counts }: Apart): ApartTold {
  const { selected, sent, waiting, lost, dropped } = fatesOf(counts)
  return {
    at,
    ...{ selected: told(selected), sent: told(sent), waiting: told(waiting) },
    lost: told(lost + dropped),
  }
}
