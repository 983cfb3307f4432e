import type { Action } from '../../domain/action.ts'

/** Whether the text that was to be corrected goes on to people, as long as nobody corrects it. */
export const oldTextGoesOn = (action: Action | undefined): boolean =>
  action?.state === 'running' && action.phases[0]?.isHeld !== true
