import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import {
  type Change,
  mostMistakes,
  type PendingRequest,
  type Request,
  sameSort,
} from '../domain/request.ts'
import { terms } from '../domain/retention.ts'
import type { MembershipPorts } from './ports.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long a code holds, by what it is for. */
const termMs: Readonly<Record<Change['kind'], number>> = {
  'sign-up': 24 * hourMs,
  // Somebody else entered the phone: its holder may see the question after a holiday.
  confirm: 14 * 24 * hourMs,
  home: hourMs,
  work: hourMs,
  pause: hourMs,
  night: hourMs,
  language: hourMs,
  return: terms.goodbye.keptMs,
  'log-in': 10 * minuteMs,
}

/**
 * Codes that anybody can ask for, from anywhere, have more digits; and the one that takes a goodbye
 * back, because it can be tried as often as one likes: else wrong ones could make it final.
 */
const digitsOf = ({ kind }: Change): number => (kind === 'log-in' || kind === 'return' ? 6 : 4)

export interface Made {
  readonly request: Request
  readonly facts: readonly Fact[]
}

/** A request for a change; it takes the place of one of its sort that this number made before. */
export function makeRequest(
  { state, now, newId, newCode }: MembershipPorts,
  asked: { readonly number: string; readonly change: Change; readonly participant?: string },
  digits = digitsOf(asked.change),
): Made {
  const madeAt = now()
  const taken = pendingOf(state, asked.number).map(({ request }) => request.code)
  let code = newCode(digits)
  while (taken.includes(code)) code = newCode(digits)
  const expiresAt = madeAt + termMs[asked.change.kind]
  const request: Request = { id: newId(), code, madeAt, expiresAt, ...asked }
  const replaced = pendingOf(state, asked.number)
    .filter((pending) => sameSort(pending.request, asked))
    .map(({ request: { id } }): Fact => ({ type: 'request.ended', id, end: 'replaced' }))
  return { request, facts: [...replaced, { type: 'request.made', request }] }
}

/** `about` is the oldest request that the code was held against. */
export type Redeemed =
  | {
      readonly kind: 'right'
      readonly request: Request
      readonly facts: readonly Fact[]
      readonly about: string
    }
  /** A wrong code, or one of long ago. */
  | { readonly kind: 'wrong'; readonly facts: readonly Fact[]; readonly about: string }
  /** This number asked for nothing. */
  | { readonly kind: 'nothing' }

/**
 * Holds a code against what a number asked for and is meant. A wrong one counts against all of that,
 * and after five of them it is over.
 */
export function redeem(
  { state, now }: MembershipPorts,
  given: {
    readonly number: string
    readonly code: string
    readonly isMeant: (request: Request) => boolean
  },
): Redeemed {
  const pending = pendingOf(state, given.number).filter(
    ({ request }) => now() <= request.expiresAt && given.isMeant(request),
  )
  const [first] = pending
  if (!first) return { kind: 'nothing' }
  const about = first.request.id
  const right = pending.find(({ request }) => request.code === given.code)
  if (!right) return { kind: 'wrong', facts: pending.filter(isNoReturn).map(mistaken), about }
  const { request } = right
  const facts: readonly Fact[] = [{ type: 'request.ended', id: request.id, end: 'done' }]
  return { kind: 'right', request, facts, about }
}

function mistaken({ request: { id }, mistakes }: PendingRequest): Fact {
  return mistakes + 1 >= mostMistakes
    ? { type: 'request.ended', id, end: 'mistaken' }
    : { type: 'request.mistaken', id }
}

/**
 * What takes a goodbye back: the code that they were told, however often they say it. No other text
 * can end it, or a forged sender could make it final.
 */
export function goodbyeRequest(
  ports: MembershipPorts,
  number: string,
  participants: readonly string[],
): Made {
  const known = pendingOf(ports.state, number).find((one) => !isNoReturn(one))?.request
  const before = known?.change.kind === 'return' ? known.change.participants : []
  const all = [...new Set([...before, ...participants])]
  if (known && all.length === before.length) return { request: known, facts: [] }
  const made = makeRequest(ports, { number, change: { kind: 'return', participants: all } })
  if (!known) return made
  const request = { ...made.request, code: known.code }
  const facts = made.facts.map(
    (fact): Fact => (fact.type === 'request.made' ? { ...fact, request } : fact),
  )
  return { request, facts }
}

const isNoReturn = ({ request: { change } }: PendingRequest): boolean => change.kind !== 'return'

/** What waits for this number's code is over: they said no, or goodbye. */
export const endAll = ({ state }: MembershipPorts, number: string): readonly Fact[] =>
  pendingOf(state, number)
    .filter(isNoReturn)
    .map(({ request: { id } }): Fact => ({ type: 'request.ended', id, end: 'replaced' }))

/** A whole `NEE`: what waits is over, and whoever was asked whether a phone is theirs is no more. */
export function saidNo(
  ports: MembershipPorts,
  { number, holders }: { readonly number: string; readonly holders: readonly Participant[] },
): readonly Fact[] {
  const wasAsked = pendingOf(ports.state, number).some(
    ({ request }) => request.change.kind === 'confirm',
  )
  const phones = holders
    .flatMap((person) => person.phones)
    .filter((phone) => phone.number === number && phone.confirmedAt === undefined)
    .map(({ id }) => id)
  const declined: Fact = { type: 'asking.declined', phones }
  return [...endAll(ports, number), ...(wasAsked && phones.length > 0 ? [declined] : [])]
}

const pendingOf = (
  { requests }: MembershipPorts['state'],
  number: string,
): readonly PendingRequest[] =>
  [...requests.values()].filter(({ request }) => request.number === number)
