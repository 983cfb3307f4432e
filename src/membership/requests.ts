import type { Fact } from '../domain/facts.ts'
import {
  type Change,
  mostMistakes,
  type PendingRequest,
  type Request,
  sameSort,
} from '../domain/request.ts'
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
  return: 48 * hourMs,
  'log-in': 10 * minuteMs,
}

/** Codes that anybody can ask for, from anywhere, have more digits. */
const digitsOf = (change: Change): number => (change.kind === 'log-in' ? 6 : 4)

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

export type Redeemed =
  | { readonly kind: 'right'; readonly request: Request; readonly facts: readonly Fact[] }
  /** A wrong code, or one of long ago. */
  | { readonly kind: 'wrong'; readonly facts: readonly Fact[] }
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
    readonly isMeant: (change: Change) => boolean
  },
): Redeemed {
  const pending = pendingOf(state, given.number).filter(
    ({ request }) => now() <= request.expiresAt && given.isMeant(request.change),
  )
  if (pending.length === 0) return { kind: 'nothing' }
  const right = pending.find(({ request }) => request.code === given.code)
  if (!right) return { kind: 'wrong', facts: pending.map(mistaken) }
  const { request } = right
  const facts: readonly Fact[] = [{ type: 'request.ended', id: request.id, end: 'done' }]
  return { kind: 'right', request, facts }
}

function mistaken({ request: { id }, mistakes }: PendingRequest): Fact {
  return mistakes + 1 >= mostMistakes
    ? { type: 'request.ended', id, end: 'mistaken' }
    : { type: 'request.mistaken', id }
}

/** Everything that waits for this number's code is over: they said no, or goodbye. */
export const endAll = ({ state }: MembershipPorts, number: string): readonly Fact[] =>
  pendingOf(state, number).map(
    ({ request: { id } }): Fact => ({ type: 'request.ended', id, end: 'replaced' }),
  )

const pendingOf = (
  { requests }: MembershipPorts['state'],
  number: string,
): readonly PendingRequest[] =>
  [...requests.values()].filter(({ request }) => request.number === number)
