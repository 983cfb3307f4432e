import type { Ask } from '../../domain/eyes/asks.ts'
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
  readonly ask: Asking['ask']
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
    .map(({ id, kind, seen, at, by, ask, state }) => ({
      ...{ id, at, ask, state, isOwn: by === account.id },
      selected: seen.people.length,
      kind: kindOf(kind).label[language],
      who: store.state.accounts.get(by)?.name ?? '–',
    }))
    .filter(({ isOwn, ask, state }) =>
      isOwn ? tells(state) : state === 'waiting' && mayAgree(account, ask),
    )

const tells = (state: Asking['state']): boolean => state !== 'withdrawn' && state !== 'agreed'

/** Whether somebody is whom a question is for. */
export const mayAgree = ({ role }: Visit['account'], ask: Ask): boolean =>
  ask === 'coordinator' ? role === 'coordinator' : may.agree.includes(role)
