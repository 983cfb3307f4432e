import type { Dispatch } from './dispatch/dispatch.ts'
import type { DispatchPorts, Log } from './dispatch/ports.ts'
import { heardFromDuty } from './duty/heard.ts'
import type { DutyPorts } from './duty/ports.ts'
import { tellGuesses } from './duty/tell-guesses.ts'
import type { Membership } from './membership/membership.ts'
import type { Store } from './store/store.ts'

/** What becomes of what people text and press: whoever is on duty goes first. */
export const hears = (
  duty: DutyPorts,
  { heed, confirmed }: Membership,
  log: Log,
): Pick<DispatchPorts, 'heed' | 'confirmed'> => ({
  heed: (text) =>
    tellGuesses(duty, heardFromDuty(duty, text) ?? heed(text), (of) =>
      log('warn', 'many-wrong-codes', { of }),
    ),
  confirmed,
})

/** The store with every append going through membership and dispatching, which draw consequences. */
export const through = (dispatch: Dispatch, store: Store, { follow }: Membership): Store => ({
  state: store.state,
  register: store.register,
  append: (facts, by) => dispatch.record([...facts, ...follow(facts)], by),
  compact: () => store.compact(),
  lastFactAt: () => store.lastFactAt(),
  disk: () => store.disk(),
  close: () => store.close(),
})
