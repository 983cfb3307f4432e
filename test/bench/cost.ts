import { readFileSync } from 'node:fs'
import { until } from '../support/appliance.ts'
import { type Office, startAction, withOffice } from './office.ts'
import { type Row, told } from './table.ts'
import { townsman } from './town.ts'

const modems = 8
const secondsPerPart = 0.005
/** Not counted: code that is not warm yet, and the start of the action itself. */
const warmUp = 300
const measured = 600
const ticksASecond = 100

/**
 * The processor's time a message costs the appliance, all it does included, with everyone among so
 * many participants in the area.
 */
export const cost = (people: number): Promise<readonly Row[]> => {
  const town = Array.from({ length: people }, (_, n) => townsman(n, n / 10))
  return withOffice(town, { count: modems, secondsPerPart }, async (office) => {
    await startAction(office, 20_000)
    const milliseconds = await spent(office)
    return [told(`processor time a message, ${people} participants`, [milliseconds], 'ms')]
  })
}

async function spent({ bank, appliance }: Office): Promise<number> {
  await until(async () => bank.partsOnAir() >= warmUp, 60_000)
  const [before, from] = [bank.partsOnAir(), processorMs(appliance.pid)]
  await until(async () => bank.partsOnAir() >= before + measured, 60_000)
  const [after, to] = [bank.partsOnAir(), processorMs(appliance.pid)]
  return (to - from) / (after - before)
}

/** User and system time of a process (proc(5), fields 14 and 15 of `stat`). */
function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksASecond
}
