import { kindOf } from '../../domain/kinds.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import type { Asking, Asks } from '../sending/asks.ts'
import type { Visit } from '../session.ts'

/** A question as the top of every page tells it to whom it concerns. */
export interface WaitingAsk {
  readonly id: string
  readonly kind: string
  readonly selected: number
  readonly at: number
  readonly who: string
  /** Asked by whoever looks. */
  readonly isOwn: boolean
  readonly state: Asking['state']
}

/** What waits for this person to look, and what became of what they asked themselves. */
export const waitingFor = (
  { store }: Pick<WebPorts, 'store'>,
  asks: Asks,
  { account, language }: Visit,
): readonly WaitingAsk[] =>
  asks
    .all()
    .filter(({ isRead }) => isRead !== true)
    .map(({ id, draft, seen, at, by, state }) => ({
      ...{ id, at, state, isOwn: by === account.id },
      selected: seen.people.length,
      kind: kindOf(draft.kind).label[language],
      who: store.state.accounts.get(by)?.name ?? '–',
    }))
    .filter(({ isOwn, state }) => (isOwn ? tells(state) : state === 'waiting' && mayLook(account)))

const tells = (state: Asking['state']): boolean => state !== 'withdrawn' && state !== 'agreed'
const mayLook = ({ role }: Visit['account']): boolean => may.agree.includes(role)
