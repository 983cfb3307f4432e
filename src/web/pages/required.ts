import type { ActionView } from '../../dispatch/action-view.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { WebPorts } from '../ports.ts'

/** The action with this id, or a refusal that says there is none. */
export function required({ desk }: Pick<WebPorts, 'desk'>, id: string): ActionView {
  const view = desk.action(id)
  if (!view) throw new RefusedError('no-such-action', { status: 404 })
  return view
}
