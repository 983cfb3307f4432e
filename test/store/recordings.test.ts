import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { writeWav } from '../../hardware/voice/wav.ts'
import type { Fact } from '../../src/domain/facts.ts'
import type { NeededSounds } from '../../src/domain/speech/needed-sounds.ts'
import { openSpeech } from '../../src/speech/speech.ts'
import { by } from '../support/engine.ts'
import { begin, dayMs, keeper } from '../support/keeper.ts'
import { sines } from '../support/sounds.ts'

t.test('a recording goes with the words of its resuscitation', async (t) => {
  const dataDir = t.testdir()
  let now = () => begin
  const speech = openSpeech({ dataDir, now: () => now(), log: () => undefined })
  const forgetSounds = (needed: NeededSounds) => speech.forget(needed)
  const { clock, store, run } = await keeper(dataDir, { forgetSounds })
  now = () => clock.now
  const recorded = async (hertz: number): Promise<string> => {
    const kept = await speech.keepRecording(Buffer.from(writeWav(sines(3, [hertz, -20]))), 'a')
    return 'id' in kept ? kept.id : kept.fault
  }
  const [straight, fetching, result, other, shared, unused, cutOff] = await Promise.all(
    [400, 500, 600, 700, 800, 900, 1000].map(recorded),
  )
  const said = (recording = '') => ({ sms: 'Kerklaan 12', parts: 1, voice: { recording } })
  const phase = (id: string, ...texts: object[]) => ({ id, name: 'alert', texts })
  const started = (id: string, kind: string, phases: object[]) => {
    const at = new Date(clock.now).toISOString()
    const origin = [5.23, 52.56]
    const action = {
      id,
      kind,
      state: 'running',
      startedAt: at,
      area: { centre: origin, radiusMetres: 750 },
      origin,
      phases,
    }
    return { type: 'action.started', action, recipients: [] } as unknown as Fact
  }
  const press = {
    id: 'c1',
    by: 'a',
    at: new Date(begin).toISOString(),
    form: { recording: cutOff },
  }
  await store.append(
    [
      started('a1', 'aed', [
        phase('f1', { ...said(straight), fetching: said(fetching) }, said(shared)),
        phase('f2', said(result)),
      ]),
      started('a2', 'fire-smoke', [phase('f3', said(other)), phase('f4', said(shared))]),
      { type: 'press.made', press } as unknown as Fact,
    ],
    by,
  )
  await store.append([{ type: 'action.closed', action: 'a1' }], by)
  const there = async (): Promise<readonly number[]> => {
    const ids = [straight, fetching, result, other, shared, unused, cutOff]
    const found = await Promise.all(ids.map((id = '') => speech.find(id)))
    return found.map((sound) => (sound ? 1 : 0))
  }
  clock.now = begin + dayMs - 1
  await run()
  t.strictSame(await there(), [1, 1, 1, 1, 1, 1, 1])
  clock.now = begin + dayMs
  await run()
  t.strictSame(await there(), [0, 0, 0, 1, 1, 0, 1])
  clock.now = begin + 14 * dayMs
  await run()
  t.strictSame(await there(), [0, 0, 0, 0, 0, 0, 0])
  t.strictSame(readdirSync(join(dataDir, 'recordings')), [])
  t.match(
    store.state.upkeep.proofs.map(({ counts }) => counts.sounds ?? 0),
    [0, 4, 3],
    'and there is a proof of it',
  )
  await store.close()
})
