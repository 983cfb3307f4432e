import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { ModemBank } from '../hardware/modem.ts'
import type { Config } from './config.ts'
import { asDialled } from './domain/sim-number.ts'
import type { MembershipPorts } from './membership/ports.ts'
import { numbersOf } from './sim-numbers.ts'
import type { Store } from './store/store.ts'

/** What membership needs, from the store and the configuration. */
export const membershipPorts = (
  { config, now }: { readonly config: Config; readonly now: () => number },
  store: Store,
  bank: Pick<ModemBank, 'modems'>,
): MembershipPorts => ({
  state: store.state,
  find: (postcode, houseNumber) => store.register.find(postcode, houseNumber),
  numbers: () => numbersOf(bank, store.state).map(asDialled),
  now,
  newId: () => newId(),
  newCode: (digits) => String(randomInt(10 ** digits)).padStart(digits, '0'),
  municipality: config.municipality,
})
