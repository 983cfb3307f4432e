import { type RetentionPorts, retention } from '../../src/dispatch/retention-clock.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'

export const dayMs = 86_400_000
/** When the clock of a keeper begins. */
export const begin = Date.UTC(2026, 10, 24, 12)

/** A store and its retention, under a clock that the test moves. */
export async function keeper(
  dataDir: string,
  {
    beforeCompact,
    ...changes
  }: Partial<RetentionPorts> & { readonly beforeCompact?: () => void } = {},
) {
  const clock = { now: begin }
  const now = () => clock.now
  const log: string[] = []
  const note = (level: string, event: string, fields: object) =>
    void log.push(JSON.stringify({ level, event, ...fields }))
  const die = (error: unknown): never => {
    throw error
  }
  const open = (): Promise<Store> => openStore({ dataDir, now, log: note, die })
  const store = await open()
  let snapshots = 0
  const run = retention({
    ledger: store,
    record: (facts, actor) => store.append(facts, actor),
    compact: async () => {
      beforeCompact?.()
      await store.compact()
      snapshots += 1
    },
    forgetSounds: async () => 0,
    now,
    log: note,
    ...changes,
  })
  return { clock, store, run, log, open, compacted: () => snapshots }
}
