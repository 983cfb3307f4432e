import type { Role } from '../domain/accounts.ts'

/** Who may do what; the auditor looks. */
export const may: Readonly<
  Record<
    | 'act'
    | 'agree'
    | 'people'
    | 'modems'
    | 'answer'
    | 'decide'
    | 'review'
    | 'seePolicy'
    | 'makePolicy'
    | 'border',
    readonly Role[]
  >
> = {
  act: ['dispatcher', 'coordinator', 'admin'],
  /** Looks along with somebody else's alert. */
  agree: ['dispatcher', 'coordinator'],
  people: ['registrar', 'admin'],
  modems: ['admin'],
  /** Sees what is forgotten, and counts of participants; never who they are. */
  answer: ['registrar', 'coordinator', 'admin', 'auditor'],
  /** Decides on goodbyes that are held. */
  decide: ['coordinator', 'admin'],
  /** Goes over who looked how many take part where. */
  review: ['coordinator', 'admin', 'auditor'],
  seePolicy: ['dispatcher', 'coordinator', 'admin', 'auditor'],
  makePolicy: ['coordinator'],
  /** Says where the municipality ends. */
  border: ['coordinator', 'admin'],
}
