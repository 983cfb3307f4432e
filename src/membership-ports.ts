import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { ModemBank } from '../hardware/modem.ts'
import type { Config } from './config.ts'
import { asDialled } from './domain/sim-number.ts'
import type { Membership } from './membership/membership.ts'
import type { MembershipPorts } from './membership/ports.ts'
import { textsFrom } from './received-texts.ts'
import { numbersOf } from './sim-numbers.ts'
import type { Store } from './store/store.ts'
import type { WebPorts } from './web/ports.ts'

/** What membership needs, from the store and the configuration. */
export const membershipPorts = (
  { config, now }: { readonly config: Config; readonly now: () => number },
  store: Store,
  bank: Pick<ModemBank, 'modems'>,
): MembershipPorts => ({
  state: store.state,
  find: (postcode, houseNumber) => store.register.find(postcode, houseNumber),
  numbers: () => numbersOf(bank, store.state).map(asDialled),
  textsFrom: (numbers) => textsFrom(store.state.incoming.values(), numbers),
  now,
  newId: () => newId(),
  newCode: (digits) => String(randomInt(10 ** digits)).padStart(digits, '0'),
  municipality: config.municipality,
})

/** So many people are asked at a time whether a phone is theirs. */
const askedAtOnce = 100

/** Asks some of those who came in from a file or over the API. */
export const askingPhones =
  ({ askPhones }: Membership, store: Store): WebPorts['askPhones'] =>
  async (by) => {
    const facts = askPhones(askedAtOnce)
    if (facts.length > 0) await store.append(facts, by)
    return facts.filter(({ type }) => type === 'request.made').length
  }
