import { askedByCall } from '../domain/asking-call/asking-call.ts'
import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { isMobile } from '../domain/phone-number.ts'
import type { Request } from '../domain/request.ts'
import { askPhone } from './asked-changes.ts'
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
  /** The holder of a phone said in a call that it is theirs. */
  readonly confirmed: (request: Request) => readonly Fact[]
  /** The yearly questions that are due, to be written and sent. */
  readonly questions: () => readonly Fact[]
}

/** So many codes may wait for an answer; each is held in memory. */
const mostWaiting = 20_000

/** Joins what belongs to membership. */
export function openMembership(ports: MembershipPorts): Membership {
  const conversation = new Conversation(ports)
  return {
    heed: (text) => {
      const { facts, isDealtWith } = conversation.heed(text)
      return { facts: [...facts, ...goesWith(ports, facts)], isDealtWith }
    },
    askPhones: (most) => asksOfMany(ports, most),
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
    .flatMap(({ number }) => asked(ports, participant, number))
}

/** Of those that came in over the API or from a file: a person decides when they are asked. */
function asksOfMany(ports: MembershipPorts, most: number): readonly Fact[] {
  const waiting = new Set([...ports.state.requests.values()].map(({ request }) => request.number))
  const found: { readonly participant: Participant; readonly number: string }[] = []
  for (const participant of ports.state.participants.values()) {
    const numbers = unconfirmed(participant).filter((number) => !waiting.has(number))
    for (const number of numbers) {
      waiting.add(number)
      found.push({ participant, number })
    }
    if (found.length >= most || waiting.size >= mostWaiting) break
  }
  return found
    .slice(0, most)
    .flatMap(({ participant, number }) => asked(ports, participant, number))
}

const unconfirmed = ({ leftAt, phones }: Participant): readonly string[] =>
  leftAt === undefined
    ? phones.filter(({ confirmedAt }) => confirmedAt === undefined).map(({ number }) => number)
    : []

/** By an SMS with a code; a landline by a call, which the run makes when it has the time. */
function asked(ports: MembershipPorts, person: Participant, number: string): readonly Fact[] {
  if (!isMobile(number)) return askedInCall(ports, person, number)
  const writer: Writer = { number, language: person.language ?? 'nl', holders: [person] }
  const reply = askPhone(ports, writer, person.id)
  return [...reply.facts, ...noticesOf(ports, writer, reply)]
}

/** One that is asked already is not asked anew: it would be called more than once a day. */
function askedInCall(ports: MembershipPorts, { id }: Participant, number: string): readonly Fact[] {
  if (askedByCall(ports.state.requests, number)) return []
  return makeRequest(ports, { number, change: { kind: 'confirm' }, participant: id }).facts
}
