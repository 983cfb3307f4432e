import { v7 as newId } from 'uuid'
import type { Modem, ModemBank } from '../hardware/modem.ts'
import { admitting } from './acceptance/admitted.ts'
import { after } from './after.ts'
import { modemViews } from './modem-views.ts'
import type { ServeOptions } from './serve-options.ts'
import { keepNumber } from './sim-numbers.ts'
import type { Speech } from './speech/speech.ts'
import { spokenDrafts } from './spoken-drafts.ts'
import type { Store } from './store/store.ts'
import { testCalls } from './test-call.ts'
import type { WebPorts } from './web/ports.ts'

/** Each modem, for what its acceptance test leaves it. */
export function usedModems(bank: ModemBank, { state }: Store): () => readonly Modem[] {
  const admit = admitting((key) => state.memories.get(key))
  return () => admit(bank.modems())
}

interface Doors {
  readonly bank: ModemBank
  readonly store: Store
  readonly speech: Speech
  /** What a SIM has sent, in parts, by its ICCID. */
  readonly sent: Parameters<typeof modemViews>[1]['sent']
}

/** What screens see of the modems, and can have them do. */
export const modemDoors = (
  options: Pick<ServeOptions, 'config' | 'log'>,
  doors: Doors,
): Pick<WebPorts, 'speech' | 'modems' | 'keepNumber' | 'orders'> => {
  const { bank } = doors
  return {
    speech: spoken(options, doors),
    modems: () => modemViews(bank, doors),
    keepNumber: keepNumber(doors),
    orders: {
      pause: (id) => bank.pause(id),
      resume: (id) => bank.resume(id),
      reset: (id) => bank.reset(id),
      trace: (id, on) => bank.trace(id, on),
    },
  }
}

const spoken = (
  { config, log }: Pick<ServeOptions, 'config' | 'log'>,
  { speech, bank, store }: Doors,
) =>
  spokenDrafts({
    speech,
    municipality: config.municipality,
    tests: testCalls({ modems: usedModems(bank, store), newId: () => newId(), after, log }),
  })
