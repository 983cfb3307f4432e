import type { Actor } from '../domain/accounts.ts'
import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import type { MembershipPorts } from './ports.ts'

/** What participants' own pages need of the appliance. */
export interface PagePorts extends MembershipPorts {
  /** Resolves when they are durable; what follows from them happens in the same tick. */
  readonly append: (facts: readonly Fact[], by: Actor) => Promise<void>
  readonly after: (ms: number, call: () => void) => () => void
  readonly log: (
    level: 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void
  /** Of pages and messages for who did not choose one. */
  readonly language: 'nl' | 'en'
}

/** A participant as they are from here on, by their own hand on the page. */
export const savedOnPage = (participant: Participant): Fact => ({
  type: 'participant.saved',
  participant,
  source: 'page',
})
