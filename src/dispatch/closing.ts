import type { Action } from '../domain/action.ts'
import { phasesOf } from '../domain/action-fold.ts'
import { mayHaveArrived, reachedBy } from '../domain/attempts.ts'
import type { Channel } from '../domain/participant.ts'
import { channelOf } from './channel.ts'
import type { Forecasts, Morning } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { forecastOf, saidFor } from './forecasts.ts'
import { morningAhead } from './morning.ts'

/** Whom a result would go to at this moment, and how long that takes. */
export interface Closing {
  readonly byChannel: Readonly<Record<Channel, number>>
  readonly forecast: Forecasts
  /** Of them: who would get it in the morning; undefined when nobody would. */
  readonly morning?: Pick<Morning, 'at' | 'waiting'>
}

/** Of an action that is open; a result of one part is reckoned with, as long in words as the alert. */
export function closingOf(dispatch: Dispatch, action: Action): Closing | undefined {
  if (action.state === 'closing' || action.state === 'closed') return undefined
  const { state } = dispatch.ports.ledger
  const [alert] = phasesOf(state.actions, action.id)
  if (!alert) return undefined
  const owed = alert.deliveries.filter(mayHaveArrived)
  // As the result does: over the channel that reached them.
  const calls = owed.filter(
    (delivery) => (reachedBy(delivery) ?? channelOf(state, alert, delivery)) === 'voice',
  ).length
  const messages = owed.length - calls
  const morning = morningAhead(dispatch, action.kind, owed)
  const soundSeconds = calls === 0 ? 0 : saidFor(dispatch, action)(alert)
  return {
    byChannel: { sms: messages, voice: calls },
    forecast: forecastOf(dispatch, { messages, parts: 1, calls, soundSeconds }),
    ...(morning ? { morning } : {}),
  }
}
