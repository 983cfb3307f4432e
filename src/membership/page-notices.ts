import type { Fact } from '../domain/facts.ts'
import type { Language } from '../domain/participant.ts'
import type { Request } from '../domain/request.ts'
import type { MembershipPorts } from './ports.ts'
import { type Addressee, noticesOf, say } from './reply.ts'

interface To extends Addressee {
  readonly language: Language
}

/** The code that opens a page, as a message; later than the code holds it is of no use. */
export function codeNotice(ports: MembershipPorts, to: To, request: Request): readonly Fact[] {
  const said = say(ports, to, 'page-code', { code: request.code })
  return noticesOf(ports, to, { ...said, facts: [{ type: 'request.made', request }], sort: 'code' })
}

/** That they said goodbye, and how to undo it. */
export function goodbyeNotice(
  ports: MembershipPorts,
  to: To,
  details: { readonly code: string; readonly hours: number },
): readonly Fact[] {
  return noticesOf(ports, to, { ...say(ports, to, 'stopped', details), sort: 'goodbye' })
}
