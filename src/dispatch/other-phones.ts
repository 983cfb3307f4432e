import type { PhaseRecord } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { phoneById } from '../domain/merge/merge.ts'
import type { State } from '../domain/state.ts'

/** A person's earlier phone is given this long to say that it has the message, before a call. */
const patienceMs = 120_000

export type Others = 'reached' | 'pending' | 'not-reached'

const places = new WeakMap<PhaseRecord, Map<string, number>>()

/** Phone id → delivery, of one phase. */
function placesOf(record: PhaseRecord): ReadonlyMap<string, number> {
  const known = places.get(record)
  if (known && known.size >= record.deliveries.length) return known
  const made = new Map(
    record.deliveries.flatMap(({ recipient }, n) => recipient.map((id) => [id, n] as const)),
  )
  places.set(record, made)
  return made
}

/**
 * Whether the people who share this phone have the message by a phone that comes before it in their
 * own order. A call takes most of a minute: nobody is called who has it already.
 */
export function reachedByOthers(
  state: State,
  record: PhaseRecord,
  { recipient }: Delivery,
  now: number,
): Others {
  const answers = recipient.map((id) => ofPerson(state, record, id, now))
  if (answers.includes('not-reached')) return 'not-reached'
  return answers.includes('pending') ? 'pending' : 'reached'
}

function ofPerson(state: State, record: PhaseRecord, phoneId: string, now: number): Others {
  const phones = phoneById(state, phoneId)?.participant.phones ?? []
  const earlier = phones.slice(
    0,
    phones.findIndex(({ id }) => id === phoneId),
  )
  const states = earlier.flatMap(({ id }) => {
    const delivery = record.deliveries[placesOf(record).get(id) ?? -1]
    return delivery ? [standing(delivery, now)] : []
  })
  if (states.includes('reached')) return 'reached'
  return states.includes('pending') ? 'pending' : 'not-reached'
}

/**
 * Whether everybody who shares this phone has a phone after it in their own order that reached them
 * or still may: that one is called, and not a mobile that is off.
 */
export function goesOnByOthers(
  state: State,
  record: PhaseRecord,
  { recipient }: Delivery,
): boolean {
  return recipient.every((phoneId) => {
    const phones = phoneById(state, phoneId)?.participant.phones ?? []
    const later = phones.slice(phones.findIndex(({ id }) => id === phoneId) + 1)
    return later.some(({ id }) => {
      const next = record.deliveries[placesOf(record).get(id) ?? -1]
      return next !== undefined && next.state !== 'failed' && next.state !== 'dropped'
    })
  })
}

function standing({ state, attempts }: Delivery, now: number): Others {
  if (state === 'delivered') return 'reached'
  if (state === 'failed' || state === 'dropped') return 'not-reached'
  if (state !== 'accepted' && state !== 'inDoubt') return 'pending'
  const since = attempts.at(-1)?.at ?? now
  return now - since < patienceMs ? 'pending' : 'not-reached'
}
