import { cpus, loadavg } from 'node:os'
import { beforeOthers } from '../support/priority.ts'
import { callsBeside } from './calls-beside.ts'
import { choosing } from './choosing.ts'
import { cost } from './cost.ts'
import { firstByte } from './first-byte.ts'
import { importing } from './importing.ts'
import { pacing } from './pacing.ts'
import { portalFlood } from './portal-flood.ts'
import { radio } from './radio.ts'
import { realMap } from './real-map.ts'
import { roundTrip } from './round-trip.ts'
import { starting } from './starting.ts'
import { storing } from './storing.ts'
import { strip } from './strip.ts'
import { type Row, tableOf } from './table.ts'

const measurements: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  choosing,
  storing,
  starting,
  importing,
  'first-byte': firstByte,
  strip,
  'cost-1000': () => cost(1_000),
  'cost-10000': () => cost(10_000),
  'cost-100000': () => cost(100_000),
  'round-trip': roundTrip,
  'pacing-16': () => pacing(16),
  'calls-beside': () => callsBeside(16, 8),
  'portal-flood': portalFlood,
  'real-map': realMap,
  'radio-1': () => radio(1),
  'radio-4': () => radio(4),
  'radio-8': () => radio(8),
  'radio-32': () => radio(32),
}

/** All measurements, or those that are named. */
const wanted = process.argv.slice(2)
const done = beforeOthers()
const rows: Row[] = []
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name}\n`)
  rows.push(...(await measure()))
}
done()
const load = loadavg().map((value) => value.toFixed(1))
process.stdout.write(
  `${tableOf(rows)}\n${cpus().length} processors, load ${load.join(' ')}; medians and best of several runs\n`,
)
