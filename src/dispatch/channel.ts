import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { reachedBy } from '../domain/attempts.ts'
import type { Attempt } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { phoneById } from '../domain/merge/merge.ts'
import type { Channel } from '../domain/participant.ts'
import type { State } from '../domain/state.ts'
import type { DispatchPorts } from './ports.ts'

/**
 * The channel a delivery goes over: where it was switched to; for what follows an alert, the one
 * that reached them; else the phone's own. One of those who share a number wants an SMS: it gets one.
 */
export function channelOf(state: State, record: PhaseRecord, delivery: Delivery): Channel {
  if (delivery.switchedTo) return delivery.switchedTo
  // What has begun as a message is finished as one, whatever else reached them meanwhile.
  if (delivery.attempts.some(isTaken)) return 'sms'
  const followed = record.phase.name === 'alert' ? undefined : alertOf(state, record, delivery)
  const before = followed && reachedBy(followed)
  return before ?? ownChannel(state, delivery)
}

const isTaken = ({ channel, outcome }: Attempt): boolean =>
  channel === 'sms' && outcome === 'accepted'

function alertOf(state: State, { action }: PhaseRecord, { of }: Delivery): Delivery | undefined {
  return phasesOf(state.actions, action)[0]?.deliveries[of]
}

function ownChannel(state: State, { recipient, attempts }: Delivery): Channel {
  let own: Channel | undefined
  for (const id of recipient) {
    const channel = phoneById(state, id)?.phone.channel
    if (channel === 'sms') return channel
    own ??= channel
  }
  return own ?? attempts.at(-1)?.channel ?? 'sms'
}

/** Whether anybody can be called at all: something to say it, and a modem to say it over. */
export const canCall = ({ speech, modems }: Pick<DispatchPorts, 'speech' | 'modems'>): boolean =>
  speech.canSpeak() && modems().some((modem) => modem.status().capabilities.includes('voice'))
