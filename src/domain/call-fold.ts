import { type Attempt, type Heard, isHeardOut } from './delivery.ts'
import type { CallFact, OneDeliveryFact } from './delivery-facts.ts'
import type { Delivery } from './delivery-fold.ts'
import { begin, secondsSince } from './delivery-steps.ts'

const callFacts: ReadonlySet<string> = new Set([
  'delivery.calling',
  'delivery.playing',
  'delivery.heard',
  'delivery.called',
])

export const isCallFact = (fact: OneDeliveryFact): fact is CallFact => callFacts.has(fact.type)

/** A call that somebody or something took. */
export const wasConnected = ({ channel, outcome }: Attempt): boolean =>
  channel === 'voice' && outcome === 'accepted'

/** A call has no parts, and no reference that an SMS could have as well. */
const noReference = -1

/** Applies one fact about a call to the delivery it names. */
export function foldCall(delivery: Delivery, fact: CallFact, at: number): void {
  switch (fact.type) {
    case 'delivery.calling': {
      const { text, modem, iccid } = fact
      const call = { channel: 'voice', part: 0, reference: noReference } as const
      return begin(delivery, { ...call, modem, iccid, text, at })
    }
    case 'delivery.playing': {
      const { seconds } = fact
      return changeCall(delivery, {
        heard: 'partly',
        ...(seconds === undefined ? {} : { playsAlone: { from: at, seconds } }),
      })
    }
    case 'delivery.heard':
      return hear(delivery, fact, at)
    case 'delivery.called':
      return endCall(delivery, fact, at)
  }
}

/** What was heard of a call so far. */
type Said = { readonly heard: Heard; readonly keys: string }

function hear(delivery: Delivery, { heard, keys }: Said, at: number): void {
  changeCall(delivery, { heard, keys, ...(isHeardOut(heard) ? { outcome: 'accepted' } : {}) })
  if (!isHeardOut(heard)) return
  const call = newestCall(delivery)
  if (call && call.arrivedAfter === undefined) {
    changeCall(delivery, { arrivedAfter: secondsSince(call, at) })
  }
  delivery.state = 'delivered'
  delete delivery.reason
}

function endCall(
  delivery: Delivery,
  fact: CallFact & { type: 'delivery.called' },
  at: number,
): void {
  const { heard, keys, code, isPossiblyVoicemail } = fact
  changeCall(delivery, {
    outcome: heard === 'nothing' ? 'refused' : 'accepted',
    heard,
    keys,
    code,
    ...(isPossiblyVoicemail ? { isPossiblyVoicemail } : {}),
    ...(fact.isTry ? { isTry: true } : {}),
  })
  if (isHeardOut(heard)) hear(delivery, fact, at)
  else if (delivery.state === 'sending') delivery.state = 'queued'
}

const newestCall = ({ attempts }: Delivery): Attempt | undefined =>
  attempts.findLast(({ channel }) => channel === 'voice')

/** Changes the newest call; what was heard of it is never taken back. */
function changeCall(delivery: Delivery, change: Partial<Attempt>): void {
  const i = delivery.attempts.findLastIndex(({ channel }) => channel === 'voice')
  const attempt = delivery.attempts[i]
  if (!attempt) return
  const { playsAlone: _, ...known } = attempt
  delivery.attempts[i] = { ...known, ...change }
}
