import type { Engine } from './engine.ts'

/** Reports come from all phones that have an alert but this one, and at last it is called. */
export async function calledInSilence(engine: Engine, number: string): Promise<void> {
  for (const sent of engine.network.onAir) {
    if (sent.to === number) continue
    await Promise.all([engine.report(sent, 0), engine.time.pass(10)])
  }
  for (let i = 0; i < 150 && engine.network.calls.length === 0; i += 1)
    await engine.time.pass(5_000)
  const [call] = engine.network.calls
  if (call?.to !== number || call.endedAt !== undefined) throw new Error(`${number} is not called`)
}
