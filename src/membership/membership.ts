import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { isMobile } from '../domain/phone-number.ts'
import { askPhone } from './asked-changes.ts'
import { holdersOf } from './carry-out.ts'
import { Conversation, type Heeded, type Text } from './conversation.ts'
import type { MembershipPorts } from './ports.ts'
import { noticesOf, type Writer } from './reply.ts'
import { addressQuestions } from './yearly.ts'

/** Everything about taking part that the appliance does by itself. */
export interface Membership {
  /** What a text leads to. */
  readonly heed: (text: Text) => Heeded
  /** What follows from facts that are about to be written, to be written with them. */
  readonly follow: (facts: readonly Fact[]) => readonly Fact[]
  /** The yearly questions that are due, to be written and sent. */
  readonly questions: () => readonly Fact[]
}

/** Joins what belongs to membership. */
export function openMembership(ports: MembershipPorts): Membership {
  const conversation = new Conversation(ports)
  return {
    heed: (text) => conversation.heed(text),
    questions: () => addressQuestions(ports),
    follow: (facts) => facts.flatMap((fact) => asksOf(ports, fact)),
  }
}

/** Whoever was entered at the counter is asked by SMS whether the phone is theirs. */
function asksOf(ports: MembershipPorts, fact: Fact): readonly Fact[] {
  if (fact.type !== 'participant.saved' || fact.source !== 'counter') return []
  const { participant } = fact
  const before = ports.state.participants.get(participant.id)
  return participant.phones
    .filter(({ number, confirmedAt }) => confirmedAt === undefined && isMobile(number))
    .filter(({ number }) => !before?.phones.some((known) => known.number === number))
    .flatMap(({ number }) => asked(ports, participant, number))
}

function asked(
  ports: MembershipPorts,
  { id, language = 'nl' }: Participant,
  number: string,
): readonly Fact[] {
  const writer: Writer = { number, language, holders: holdersOf(ports, number) }
  const reply = askPhone(ports, writer, id)
  return [...reply.facts, ...noticesOf(ports, writer, reply)]
}
