import type { Action } from '../domain/action.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Attempt } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Channel } from '../domain/participant.ts'
import { isMobile } from '../domain/phone-number.ts'
import type { Ask, Candidate } from '../domain/responders.ts'
import type { State } from '../domain/state.ts'
import { personOf } from './answered.ts'
import { arrivalOf } from './arrivals.ts'
import { channelOf } from './channel.ts'
import { numberOf } from './eligibility.ts'

/** Somebody who may be asked, and by which delivery over which channel. */
export interface Person extends Candidate {
  readonly places: ReadonlyMap<Channel, number>
}

/** What is known of an alert that asks people to come. */
export interface Asked {
  readonly state: State
  readonly action: Action
  readonly record: PhaseRecord
  /** Deliveries that were let go and are not over, with the moment. */
  readonly released: ReadonlyMap<number, number>
  readonly canCall: boolean
}

/** Everyone who was chosen, a person once, whatever number of phones they have. */
export function candidatesOf(asked: Asked): readonly Person[] {
  const people = new Map<string, number[]>()
  asked.record.deliveries.forEach(({ recipient }, n) => {
    const person = personOf(recipient)
    people.set(person, [...(people.get(person) ?? []), n])
  })
  return [...people.values()].map((ns) => personFrom(asked, ns))
}

function personFrom(asked: Asked, ns: readonly number[]): Person {
  const { state, action, record } = asked
  const deliveries = ns.flatMap((n) => record.deliveries[n] ?? [])
  const places = new Map<Channel, number>()
  for (const n of ns) {
    for (const channel of waysOf(asked, n)) if (!places.has(channel)) places.set(channel, n)
  }
  const recipients = deliveries.flatMap(({ recipient }) => recipient)
  return {
    n: ns[0] ?? 0,
    arrivalSeconds: arrivalOf(state, recipients, action.origin),
    channels: [...places.keys()],
    asks: ns.flatMap((n) => asksOf(asked, n)),
    places,
  }
}

/**
 * How this phone can be asked from where it stands: its own way first, but for a resuscitation by a
 * call, which wakes people and is answered in seconds (domain.md 5, scenario 7).
 */
function waysOf({ state, action, record, canCall }: Asked, n: number): readonly Channel[] {
  const delivery = record.deliveries[n]
  if (!delivery || delivery.state === 'dropped' || delivery.state === 'sending') return []
  const own = channelOf(state, record, delivery)
  const other: Channel = own === 'sms' ? 'voice' : 'sms'
  const isOpen = delivery.state === 'queued'
  const ways: readonly Channel[] = [
    ...(isOpen ? [own] : []),
    ...(mayChange(state, action, delivery) ? [other] : []),
  ]
  const open = ways.filter((channel) => channel === 'sms' || canCall)
  return callsFirst(action) ? open.toSorted(voiceFirst) : open
}

const callsFirst = ({ kind }: Action): boolean => kind === 'aed'

const voiceFirst = (one: Channel, other: Channel): number =>
  Number(other === 'voice') - Number(one === 'voice')

/**
 * A mobile phone takes both; each is tried in turn, and nobody changes back, but who was called first
 * of all and did not answer: they get the SMS that they would have had.
 */
function mayChange(
  state: State,
  action: Action,
  { recipient, switchedTo, reason }: Delivery,
): boolean {
  const isBack = switchedTo === 'voice' && callsFirst(action)
  if ((switchedTo !== undefined && !isBack) || reason === 'number-does-not-exist') return false
  const number = numberOf(state, recipient)
  return number !== undefined && isMobile(number)
}

/** The times this phone was asked, with the answer when there is one. */
function asksOf({ state, record, released }: Asked, n: number): readonly Ask[] {
  const delivery = record.deliveries[n]
  if (!delivery) return []
  const { attempts, answered } = delivery
  const asks: Ask[] = [...attempts.filter(isCall).map(askByCall), ...asksByText(attempts)]
  const since = released.get(n)
  if (since !== undefined && delivery.state === 'queued') {
    asks.push({ channel: channelOf(state, record, delivery), at: since, outcome: 'open' })
  }
  if (!answered) return asks
  const outcome = answered.answer === 'coming' ? 'accepted' : 'declined'
  return [...asks, { channel: asks.at(-1)?.channel ?? 'sms', at: answered.at, outcome }]
}

/** A call that the network or a modem cut short asked nobody anything. */
const isCall = ({ channel, outcome, heard, isTry }: Attempt): boolean =>
  channel === 'voice' && (outcome === 'sending' || heard !== 'nothing' || isTry === true)

const askByCall = ({ at, outcome }: Attempt): Ask => ({
  channel: 'voice',
  at,
  outcome: outcome === 'sending' ? 'open' : 'no-answer',
})

/** One for each message, whatever number of parts it has; answered or not, nobody tells. */
function asksByText(attempts: readonly Attempt[]): readonly Ask[] {
  const sendings = new Map<string, Ask>()
  for (const { channel, outcome, at, iccid, reference, report } of attempts) {
    if (channel !== 'sms' || outcome === 'refused' || outcome === 'not-handed-over') continue
    const hasFailed = report === 'failed-permanent' || report === 'failed-temporary'
    sendings.set(`${iccid}:${reference}`, {
      channel,
      at,
      outcome: hasFailed ? 'no-answer' : 'open',
    })
  }
  return [...sendings.values()]
}
