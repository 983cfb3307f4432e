import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { changed, type Request, withConfirmed } from '../domain/request.ts'
import type { MembershipPorts } from './ports.ts'

/** The facts that a request asked for; nothing when whom it is about has gone. */
export function carryOut({ state, now }: MembershipPorts, request: Request): readonly Fact[] {
  const { change, number } = request
  const at = new Date(now()).toISOString()
  if (change.kind === 'sign-up') {
    return [saved(withConfirmed(change.participant, number, at))]
  }
  if (change.kind === 'log-in') return []
  return whoIsMeant({ state }, request).map((before) =>
    saved(withConfirmed(changed(before, change), number, at)),
  )
}

/** An address is one person's; whatever else is asked goes for all who share the phone. */
function whoIsMeant(
  { state }: Pick<MembershipPorts, 'state'>,
  { change, number, participant = '' }: Request,
): readonly Participant[] {
  const known = (id: string) => state.participants.get(id) ?? []
  if (change.kind === 'return') return change.participants.flatMap(known)
  const isOfOne = change.kind === 'home' || change.kind === 'work'
  const meant = isOfOne ? known(participant) : holdersOf({ state }, number)
  return [meant].flat().filter(({ leftAt }) => leftAt === undefined)
}

const saved = (participant: Participant): Fact => ({
  type: 'participant.saved',
  participant,
  source: 'participant',
})

/** All who have a phone with this number; a household can share one. */
export const holdersOf = (
  { state }: Pick<MembershipPorts, 'state'>,
  number: string,
): readonly Participant[] =>
  [...state.participants.values()].filter(({ phones }) =>
    phones.some((phone) => phone.number === number),
  )

/** They say goodbye: silent from here on, and erased when the term is over. */
export const leave = (
  { now }: Pick<MembershipPorts, 'now'>,
  participants: readonly Participant[],
): readonly Fact[] =>
  participants
    .filter(({ leftAt }) => leftAt === undefined)
    .map((participant) => saved({ ...participant, leftAt: new Date(now()).toISOString() }))
