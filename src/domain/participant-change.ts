import type { Participant, Phone } from './participant.ts'

/**
 * A participant as they were read, with what belongs to a phone number kept where the number is the
 * same: its id, which deliveries name, and that it was confirmed. A number that is another has an id
 * that none of the phones before it had.
 */
export function withPhonesOf(read: Participant, before: Participant): Participant {
  let next = Math.max(-1, ...before.phones.map(({ id }) => placeOf(id))) + 1
  const phones = read.phones.map((phone): Phone => {
    const same = before.phones.find(({ number }) => number === phone.number)
    if (!same) return { ...phone, id: `${read.id}:${next++}` }
    const { confirmedAt } = same
    return { ...phone, id: same.id, ...(confirmedAt ? { confirmedAt } : {}) }
  })
  return { ...read, phones }
}

const placeOf = (phoneId: string): number => Number(phoneId.slice(phoneId.lastIndexOf(':') + 1))
