import type { ModemView } from '../ports.ts'

/** Why a modem takes no part, and what somebody does about it. */
export interface ModemTrouble {
  readonly modem: string
  /** Keys of the catalogue. */
  readonly why: string
  readonly todo: string
  /** Its row among the modems. */
  readonly path: string
}

/** Of a modem that does not send; undefined when it does. */
export function troubleOf({ id, state, reason }: ModemView): ModemTrouble | undefined {
  if (state === 'ready' || state === 'busy') return undefined
  return {
    modem: id,
    why: reason === undefined ? `modem.state.${state}` : `modem.reason.${reason}`,
    todo: `modem.todo.${reason ?? 'starting'}`,
    path: `/modems#${encodeURIComponent(`modem-${id}`)}`,
  }
}
