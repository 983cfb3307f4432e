import type { Role } from '../domain/accounts.ts'

/** Who may do what; the auditor looks. */
export const may: Readonly<
  Record<
    'act' | 'agree' | 'people' | 'modems' | 'answer' | 'decide' | 'seePolicy' | 'makePolicy',
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
  seePolicy: ['dispatcher', 'coordinator', 'admin', 'auditor'],
  makePolicy: ['coordinator'],
}
