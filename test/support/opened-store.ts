import type { Fact } from '../../src/domain/facts.ts'
import { openStore, type StoreOptions } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { neighbour } from './engine.ts'

/** The store of a data folder, by the clock of the machine; a disk that fails is an error. */
export const openAt = (
  dataDir: string,
  more: Partial<Omit<StoreOptions, 'dataDir'>> = {},
): Promise<Store> =>
  openStore({
    dataDir,
    now: Date.now,
    log: () => undefined,
    die: (error) => {
      throw error
    },
    ...more,
  })

/** Somebody takes part whose name nobody else has. */
export const saved = (n: number): Extract<Fact, { type: 'participant.saved' }> => ({
  type: 'participant.saved',
  participant: neighbour(n, { name: `Naam ${n}` }),
  source: 'test',
})
