import { openStore } from '../../src/store/open-store.ts'
import { neighbour } from './engine.ts'

// Writes participants as fast as it can, snapshots in between, and says how many are durable.
const store = await openStore({
  dataDir: process.argv[2] ?? '',
  now: Date.now,
  log: () => undefined,
  die: () => process.exit(74),
})
const by = { kind: 'cli', id: 'writer' } as const
for (let n = store.state.participants.size + 1; ; n++) {
  await store.append([{ type: 'participant.saved', participant: neighbour(n), source: 'test' }], by)
  process.stdout.write(`${n}\n`)
  if (n % 50 === 0) void store.compact()
}
