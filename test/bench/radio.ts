import type { OnAirPart } from '../../hardware/sim/options.ts'
import { until } from '../support/appliance.ts'
import { startAction, withOffice } from './office.ts'
import { less, median, more, type Row } from './table.ts'
import { townsman } from './town.ts'

const secondsPerPart = 0.2
/** Eight modems then have an area of 2,000 people; in a shorter action more of it is its end. */
const partsAModem = 250
const rounds = 3

/** What the modems saw of one action. */
interface Seen {
  /** Share of the time between the first and the last part that the radios were busy. */
  readonly busy: number
  /** From `+CMGS` to the next Ctrl-Z, milliseconds, median. */
  readonly gapMs: number
}

/** How busy the appliance keeps so many radios, measured at the modems. */
export async function radio(modems: number): Promise<readonly Row[]> {
  const people = Array.from({ length: modems * partsAModem }, (_, n) => townsman(n, n))
  const seen = await withOffice(people, { count: modems, secondsPerPart }, async (office) => {
    const all: Seen[] = []
    for (let round = 0; round < rounds; round += 1) {
      const before = office.bank.partsOnAir()
      const { selected } = await startAction(office, 20_000)
      await until(async () => office.bank.partsOnAir() === before + selected, 240_000)
      all.push(measure(office.bank.onAir().slice(before), modems))
    }
    return all
  })
  const busy = seen.map((one) => one.busy)
  const gaps = seen.map(({ gapMs }) => gapMs)
  const asked = modems === 32 ? 0.95 : 0.97
  return [
    more(`radio busy, ${modems} modems on ptys`, busy, asked),
    less(`+CMGS to the next Ctrl-Z, ${modems} modems`, gaps, 5, 'ms'),
  ]
}

function measure(parts: readonly OnAirPart[], modems: number): Seen {
  const lastAt = new Map<string, number>()
  const gaps = parts.flatMap(({ modem, beganAt, at }) => {
    const before = lastAt.get(modem)
    lastAt.set(modem, at)
    return before === undefined ? [] : [beganAt - before]
  })
  return { busy: busyShare(parts, modems), gapMs: median(gaps) }
}

/** Share of the time between the first and the last part that so many radios were busy. */
export function busyShare(parts: readonly OnAirPart[], modems: number): number {
  const first = Math.min(...parts.map(({ beganAt }) => beganAt))
  const last = Math.max(...parts.map((part) => part.at))
  const onAirMs = parts.reduce((sum, { beganAt, at }) => sum + at - beganAt, 0)
  return onAirMs / (modems * (last - first))
}
