import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import type { MembershipPorts } from './ports.ts'

/**
 * What goes when these facts are written: with somebody who is erased their codes, the messages that
 * wait for them and what they texted; with somebody who says goodbye every code but the one that
 * takes it back.
 */
export function goesWith(ports: MembershipPorts, facts: readonly Fact[]): readonly Fact[] {
  const { participants } = ports.state
  const erased = facts.flatMap((fact) =>
    fact.type === 'participant.erased' ? (participants.get(fact.id) ?? []) : [],
  )
  const left = facts.flatMap((fact) =>
    fact.type === 'participant.saved' && isGoodbye(fact.participant, participants)
      ? [fact.participant]
      : [],
  )
  if (erased.length + left.length === 0) return []
  const ended = new Set(facts.flatMap((fact) => (fact.type === 'request.ended' ? [fact.id] : [])))
  return [
    ...requestsOf(ports, erased, left).filter((fact) => !('id' in fact && ended.has(fact.id))),
    ...noticesTo(ports, erased),
    ...textsOf(ports, erased),
  ]
}

const isGoodbye = (
  { id, leftAt }: Participant,
  before: ReadonlyMap<string, Participant>,
): boolean => leftAt !== undefined && before.get(id)?.leftAt === undefined

/** Their numbers that nobody else who takes part has. */
function numbersOf(
  people: readonly Participant[],
  { state }: Pick<MembershipPorts, 'state'>,
): ReadonlySet<string> {
  const ids = new Set(people.map(({ id }) => id))
  const numbers = new Set(people.flatMap(({ phones }) => phones.map(({ number }) => number)))
  for (const { id, leftAt, phones } of state.participants.values()) {
    if (numbers.size === 0) break
    if (ids.has(id) || leftAt !== undefined) continue
    for (const { number } of phones) numbers.delete(number)
  }
  return numbers
}

function requestsOf(
  ports: MembershipPorts,
  erased: readonly Participant[],
  left: readonly Participant[],
): readonly Fact[] {
  const [gone, silent] = [numbersOf(erased, ports), numbersOf(left, ports)]
  return [...ports.state.requests.values()]
    .filter(
      ({ request: { number, change } }) =>
        gone.has(number) || (silent.has(number) && change.kind !== 'return'),
    )
    .map(({ request: { id } }): Fact => ({ type: 'request.ended', id, end: 'replaced' }))
}

function noticesTo(ports: MembershipPorts, erased: readonly Participant[]): readonly Fact[] {
  const numbers = numbersOf(erased, ports)
  return [...ports.state.notices.values()]
    .filter(({ notice, isSending }) => numbers.has(notice.to) && !isSending)
    .map(({ notice: { id } }): Fact => ({ type: 'notice.ended', id, end: 'expired' }))
}

const textsOf = (ports: MembershipPorts, erased: readonly Participant[]): readonly Fact[] =>
  erased.length === 0
    ? []
    : ports
        .textsFrom(numbersOf(erased, ports))
        .map((id): Fact => ({ type: 'incoming.handled', id }))
