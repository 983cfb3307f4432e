import { v7 as newId } from 'uuid'
import type { IncomingPdu, Modem, ModemBank } from '../hardware/modem.ts'
import type { Acceptances } from './acceptance/acceptance.ts'
import { admitting } from './acceptance/admitted.ts'
import { after } from './after.ts'
import type { Dispatch } from './dispatch/dispatch.ts'
import { receivePdu } from './dispatch/incoming.ts'
import type { DispatchPorts } from './dispatch/ports.ts'
import { countParts, received } from './from-modems.ts'
import type { ServeOptions } from './parts.ts'
import type { Speech } from './speech/speech.ts'
import type { Store } from './store/store.ts'

/** What a modem received, for dispatch first and then for the test of a modem; not before it runs. */
export const receiver =
  (dispatch: () => Dispatch | undefined, { state }: Store, trials: Acceptances) =>
  async (incoming: IncomingPdu) => {
    const running = dispatch()
    if (!running) throw new Error('not ready to receive')
    const known = { before: state.incoming.values(), now: running.ports.now() }
    await receivePdu(running)(received(incoming, known))
    trials.hear(incoming)
  }

/** What dispatch has of the store, the modems and the voice. */
export const dispatchPorts = (
  { config, log, now }: ServeOptions,
  { store, bank, speech }: { store: Store; bank: ModemBank; speech: Speech },
): DispatchPorts => ({
  policy: config.municipality,
  ledger: store,
  modems: usedModems(bank, store),
  now,
  newId: () => newId(),
  countParts,
  speech: {
    canSpeak: () => speech.canSpeak(),
    sound: (request) => speech.sound(request),
  },
  log,
  after,
})

/** Each modem, for what its acceptance test leaves it. */
export function usedModems(bank: ModemBank, { state }: Store): () => readonly Modem[] {
  const admit = admitting<Modem>((key) => state.memories.get(key))
  return () => admit(bank.modems())
}
