import { askUpsd } from '../../src/ups/ask-upsd.ts'
import { watchUpsd } from '../../src/ups/watch-upsd.ts'
import { fakeUpsd } from './fake-upsd.ts'
import type { Played } from './scene-points.ts'

/** The desk in a power cut, behind a UPS that lasts so long. */
export async function onBattery({ t, desk }: Played, lastsSeconds: number): Promise<void> {
  const said = { 'ups.status': 'OB DISCHRG', 'battery.runtime': String(lastsSeconds) }
  const upsd = await fakeUpsd(t, { upses: { ups: said } })
  const watch = watchUpsd({
    ...{ ask: () => askUpsd(upsd.port), now: desk.time.now, log: () => undefined },
    after: () => () => undefined,
  })
  await watch.look()
  desk.power = watch.power
}
