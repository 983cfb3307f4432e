import type { Role } from '../domain/facts.ts'

/** Who may do what; the auditor looks. */
export const may: Readonly<Record<'act' | 'people' | 'modems', readonly Role[]>> = {
  act: ['dispatcher', 'coordinator', 'admin'],
  people: ['registrar', 'admin'],
  modems: ['admin'],
}
