import type { PreviewAlarm } from '../../domain/previews/previews.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'

/** An alarm about previews, as the start page tells it. */
export interface ToldAlarm extends Pick<PreviewAlarm, 'id' | 'at' | 'areas'> {
  readonly who: string
  /** Somebody else has to look into it. */
  readonly isOwn: boolean
}

/** Those that nobody has looked into, newest first; for who decides. */
export function previewAlarms(
  { store: { state } }: Pick<WebPorts, 'store'>,
  { account }: Visit,
): readonly ToldAlarm[] {
  if (!may.decide.includes(account.role)) return []
  const nameOf = (id: string) => state.accounts.get(id)?.name ?? state.tokens.get(id)?.name ?? '–'
  return [...state.previews.alarms]
    .reverse()
    .filter(({ seen }) => !seen)
    .map(({ id, at, areas, by }) => ({
      ...{ id, at, areas, who: nameOf(by.id) },
      isOwn: by.id === account.id,
    }))
}
