import { isQuiet } from '../domain/quiet-hours.ts'
import type { MembershipPorts } from './ports.ts'

/** Nobody is asked at dinner. */
const notBetween = '18:00-10:00'

/**
 * Whether people may be written to who wait for nothing: by day, when nobody is alerted and nothing
 * else is to be sent.
 */
export function isQuietMoment({ state, now, municipality }: MembershipPorts): boolean {
  const { timeZone, quietHours } = municipality
  if ([notBetween, quietHours].some((hours) => isQuiet(now(), hours, timeZone))) return false
  if (state.notices.size > 0) return false
  return [...state.actions.byId.values()].every((action) => action.state !== 'running')
}
