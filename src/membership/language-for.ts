import type { Language, Participant } from '../domain/participant.ts'
import type { Command } from '../domain/sms-commands/command.ts'
import type { MembershipPorts } from './ports.ts'
import type { Writer } from './reply.ts'

/**
 * Who chose another language than Dutch is answered in it, whichever words they type: many a word
 * is of two languages (`JA`, `PAUSE`, `ADRES`), and those on a poster are Dutch. Of others the words
 * tell.
 */
export function languageFor(
  ports: MembershipPorts,
  { number, holders }: Pick<Writer, 'number' | 'holders'>,
  command: Command | undefined,
): Language {
  const own = (holders[0] ?? signingUp(ports, number))?.language ?? 'nl'
  return own === 'nl' ? (command?.language ?? own) : own
}

/** Whoever waits for the code of a sign-up from this number. */
function signingUp({ state }: MembershipPorts, number: string): Participant | undefined {
  for (const { request } of state.requests.values()) {
    const { change } = request
    if (request.number === number && change.kind === 'sign-up') return change.participant
  }
  return undefined
}
