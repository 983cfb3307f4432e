import { type Action, isEnded, type PhaseText } from '../domain/action.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import { mayHaveArrived, reachedBy } from '../domain/attempts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Channel } from '../domain/participant.ts'
import type { ByLanguage } from '../domain/readers.ts'
import type { Morning } from './action-view.ts'
import { channelOf } from './channel.ts'
import type { Dispatch } from './dispatch.ts'
import { forecastOf, saidFor } from './forecasts.ts'
import { spreadOf } from './languages.ts'
import { morningAhead } from './morning.ts'
import type { Forecasts } from './preview.ts'
import { shownPhases } from './shown-phases.ts'

/** Whom a result would go to at this moment, as it is shown, and how long that takes. */
export interface Closing {
  readonly byChannel: Readonly<Record<Channel, number>>
  readonly forecast: Forecasts
  /** Of them: who would get it in the morning; undefined when nobody would. */
  readonly morning?: Pick<Morning, 'at' | 'waiting'>
}

/** A text that would go out, and who of those who would get it read another language. */
interface Written {
  readonly text: PhaseText
  readonly readers: ByLanguage
}

/** Whom of an alert a result is owed to. */
export const owedOf = (alert: PhaseRecord | undefined): readonly Delivery[] =>
  (alert?.deliveries ?? []).filter(mayHaveArrived)

/**
 * Of an action that is open. Without a text a result of one part is reckoned with, as long in words
 * as the alert.
 */
export function closingOf(
  dispatch: Dispatch,
  action: Action,
  written?: Written,
): Closing | undefined {
  if (isEnded(action)) return undefined
  const { state } = dispatch.ports.ledger
  const [alert] = shownPhases(state, action.id)
  if (!alert) return undefined
  const owed = owedOf(alert)
  // As the result does: over the channel that reached them.
  const calls = owed.filter(
    (delivery) => (reachedBy(delivery) ?? channelOf(state, alert, delivery)) === 'voice',
  ).length
  const messages = owed.length - calls
  const morning = morningAhead(dispatch, action.kind, owed)
  const soundSeconds = calls === 0 ? 0 : saidFor(dispatch, action)(alert)
  const parts = written ? spreadOf(written.readers, owed.length, written.text).parts : 1
  return {
    byChannel: { sms: messages, voice: calls },
    ...(morning ? { morning } : {}),
    forecast: forecastOf(dispatch, { messages, parts, calls, soundSeconds }),
  }
}
