import { askedByCall } from '../domain/asking-call/asking-call.ts'
import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { isMobile } from '../domain/phone-number.ts'
import type { Request } from '../domain/request.ts'
import { askPhone } from './asked-changes.ts'
import { askedByHand, askedByItself, type ToAsk } from './asking-many.ts'
import { carryOut } from './carry-out.ts'
import { Conversation, type Heeded, type Text } from './conversation.ts'
import { goesWith } from './goes-with.ts'
import type { MembershipPorts } from './ports.ts'
import { noticesOf, type Writer } from './reply.ts'
import { makeRequest } from './requests.ts'
import { addressQuestions } from './yearly.ts'

/** Everything about taking part that the appliance does by itself. */
export interface Membership {
  /** What a text leads to. */
  readonly heed: (text: Text) => Heeded
  /** What follows from facts that are about to be written, to be written with them. */
  readonly follow: (facts: readonly Fact[]) => readonly Fact[]
  /** Asks holders of phones whether they are theirs: at most so many, and nobody who was asked. */
  readonly askPhones: (most: number) => readonly Fact[]
  /** The same, of some whose time it is. */
  readonly askDue: () => readonly Fact[]
  /** The holder of a phone said in a call that it is theirs. */
  readonly confirmed: (request: Request) => readonly Fact[]
  /** The yearly questions that are due, to be written and sent. */
  readonly questions: () => readonly Fact[]
}

/** Joins what belongs to membership. */
export function openMembership(ports: MembershipPorts): Membership {
  const conversation = new Conversation(ports)
  return {
    heed: (text) => {
      const { facts, isDealtWith } = conversation.heed(text)
      return { facts: [...facts, ...goesWith(ports, facts)], isDealtWith }
    },
    askPhones: (most) => askedByHand(ports, most).flatMap((one) => asked(ports, one)),
    askDue: () => askedByItself(ports).flatMap((one) => asked(ports, one)),
    confirmed: (request) => [
      { type: 'request.ended', id: request.id, end: 'done' },
      ...carryOut(ports, request),
    ],
    questions: () => addressQuestions(ports),
    follow: (facts) => [...facts.flatMap((fact) => asksOf(ports, fact)), ...goesWith(ports, facts)],
  }
}

/** Whoever was entered at the counter is asked whether the phone is theirs. */
function asksOf(ports: MembershipPorts, fact: Fact): readonly Fact[] {
  if (fact.type !== 'participant.saved' || fact.source !== 'counter') return []
  const { participant } = fact
  const before = ports.state.participants.get(participant.id)
  return participant.phones
    .filter(({ confirmedAt }) => confirmedAt === undefined)
    .filter(({ number }) => !before?.phones.some((known) => known.number === number))
    .flatMap(({ id, number }) => asked(ports, { participant, number, phones: [id] }))
}

/** By an SMS with a code; a landline by a call, which the run makes when it has the time. */
function asked(ports: MembershipPorts, { participant, number, phones }: ToAsk): readonly Fact[] {
  const noted: Fact = { type: 'asking.asked', phones }
  if (!isMobile(number)) {
    const made = askedInCall(ports, participant, number)
    return made.length > 0 ? [...made, noted] : []
  }
  const writer: Writer = {
    number,
    language: participant.language ?? 'nl',
    holders: [participant],
  }
  const reply = askPhone(ports, writer, participant.id)
  return [...reply.facts, ...noticesOf(ports, writer, reply), noted]
}

/** One that is asked already is not asked anew: it would be called more than once a day. */
function askedInCall(ports: MembershipPorts, { id }: Participant, number: string): readonly Fact[] {
  if (askedByCall(ports.state.requests, number)) return []
  return makeRequest(ports, { number, change: { kind: 'confirm' }, participant: id }).facts
}
