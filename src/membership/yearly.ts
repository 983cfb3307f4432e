import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { placeOf } from './found-address.ts'
import type { MembershipPorts } from './ports.ts'
import { isQuietMoment } from './quiet-moment.ts'
import { noticesOf, say } from './reply.ts'

const dayMs = 24 * 60 * 60 * 1000
/** At a time, every ten minutes of the day: some 1,200 a day, and no modem has to hurry. */
const mostAtOnce = 20
const yearMs = 365 * dayMs

/**
 * Once a year: do you still live there? To phones that were confirmed only, for it names the
 * address. Who does nothing stays as they are.
 */
export function addressQuestions(ports: MembershipPorts): readonly Fact[] {
  const { state, now } = ports
  if (!isQuietMoment(ports)) return []
  const due: Participant[] = []
  for (const person of state.participants.values()) {
    if (isDue(person, now())) due.push(person)
    if (due.length === mostAtOnce) break
  }
  return due.flatMap((person) => question(ports, person))
}

function isDue(
  { consent, addressAskedAt, leftAt, phones, addresses }: Participant,
  now: number,
): boolean {
  if (addresses.length === 0) return false
  const last = addressAskedAt ?? consent?.at
  if (leftAt !== undefined || last === undefined || now - Date.parse(last) < yearMs) return false
  return phones.some(({ channel, confirmedAt }) => channel === 'sms' && confirmedAt !== undefined)
}

function question(ports: MembershipPorts, person: Participant): readonly Fact[] {
  const at = new Date(ports.now()).toISOString()
  const [home] = person.addresses
  const phone = person.phones.find(
    ({ channel, confirmedAt }) => channel === 'sms' && confirmedAt !== undefined,
  )
  if (!home || !phone) return []
  const { number } = phone
  const writer = { number, language: person.language ?? 'nl', holders: [person] } as const
  const asked = say(ports, writer, 'address-check', { place: placeOf(ports, home) })
  return [
    {
      type: 'participant.saved',
      participant: { ...person, addressAskedAt: at },
      source: 'yearly-question',
    },
    ...noticesOf(ports, writer, { ...asked, sort: 'question' }),
  ]
}
