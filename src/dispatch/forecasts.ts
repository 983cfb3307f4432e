import type { Action } from '../domain/action.ts'
import { phasesOf } from '../domain/action-fold.ts'
import { forecast } from '../domain/forecast.ts'
import type { Forecast } from './desk.ts'
import type { Dispatch } from './dispatch.ts'

/** Nothing can send over this channel. */
export const noForecast: Forecast = {
  p50Seconds: null,
  p90Seconds: null,
  p100Seconds: null,
  isEstimated: true,
  isLimited: false,
}

const usable = new Set(['ready', 'busy', 'paused', 'recovering'])

/** When so many messages of so many parts will have been accepted, with the bank as it is. */
export function forecastOf(
  { ports, budget }: Pick<Dispatch, 'ports' | 'budget'>,
  work: { readonly messages: number; readonly parts: number },
): Forecast {
  const now = ports.now()
  const modems = ports
    .modems()
    .map((modem) => modem.status())
    .filter(({ state, capabilities }) => usable.has(state) && capabilities.includes('sms'))
    .map(({ iccid, limits, secondsPerPart, secondsPerFollowUpPart }) => {
      const sent = iccid === undefined ? { hour: 0, day: 0 } : budget.sent(iccid, now)
      return {
        ...(secondsPerPart === undefined ? {} : { secondsPerPart }),
        ...(secondsPerFollowUpPart === undefined ? {} : { secondsPerFollowUpPart }),
        partsLeftHour: limits.perHour === null ? null : Math.max(0, limits.perHour - sent.hour),
        partsLeftDay: limits.perDay === null ? null : Math.max(0, limits.perDay - sent.day),
        perHour: limits.perHour,
      }
    })
  return forecast(work, modems)
}

/** What is left of a running action; undefined when nothing is. */
export function forecastLeft(dispatch: Dispatch, action: Action): Forecast | undefined {
  const waiting = phasesOf(dispatch.ports.ledger.state.actions, action.id).filter(
    ({ phase, counts }) => !phase.isHeld && counts.queued + counts.sending > 0,
  )
  if (waiting.length === 0) return undefined
  const messages = waiting.reduce((sum, { counts }) => sum + counts.queued + counts.sending, 0)
  const parts = Math.max(...waiting.map(({ phase }) => phase.texts.at(-1)?.parts ?? 1))
  return forecastOf(dispatch, { messages, parts })
}
