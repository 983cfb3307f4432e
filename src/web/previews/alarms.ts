import type { Actor } from '../../domain/accounts.ts'
import type { PreviewAlarm } from '../../domain/previews/previews.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'

/** An alarm about previews, as screens tell it. */
export interface ToldAlarm extends Pick<PreviewAlarm, 'id' | 'at'> {
  readonly who: string
  readonly what: 'areas' | 'numbers'
  /** How many of those. */
  readonly times: number
  /** Somebody else has to look into it. */
  readonly isOwn: boolean
  /** Who looked into it. */
  readonly seen?: { readonly who: string; readonly at: string }
}

type StorePort = Pick<WebPorts, 'store'>

/** Of an account or a program. */
export const nameOf = ({ store: { state } }: StorePort, id: Actor['id']): string =>
  state.accounts.get(id)?.name ?? state.tokens.get(id)?.name ?? '–'

/** All that are kept, newest first. */
export const keptAlarms = (ports: StorePort, { account }: Visit): readonly ToldAlarm[] =>
  [...ports.store.state.previews.alarms].reverse().map(({ id, at, areas, numbers, by, seen }) => ({
    ...{ id, at, who: nameOf(ports, by.id) },
    ...(numbers === undefined
      ? { what: 'areas', times: areas }
      : { what: 'numbers', times: numbers }),
    isOwn: by.id === account.id,
    ...(seen ? { seen: { who: nameOf(ports, seen.by), at: seen.at } } : {}),
  }))

/** Those that nobody has looked into, for who decides. */
export const previewAlarms = (ports: StorePort, visit: Visit): readonly ToldAlarm[] =>
  may.decide.includes(visit.account.role)
    ? keptAlarms(ports, visit).filter(({ seen }) => !seen)
    : []
