import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Config } from './config.ts'
import type { MembershipPorts } from './membership/ports.ts'
import type { Store } from './store/store.ts'

/** What membership needs, from the store and the configuration. */
export const membershipPorts = (
  { config, now }: { readonly config: Config; readonly now: () => number },
  store: Store,
): MembershipPorts => ({
  state: store.state,
  find: (postcode, houseNumber) => store.register.find(postcode, houseNumber),
  numbers: () => [],
  now,
  newId: () => newId(),
  newCode: (digits) => String(randomInt(10 ** digits)).padStart(digits, '0'),
  municipality: config.municipality,
})
