import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, start, until, writeConfig } from '../support/appliance.ts'
import { pastActions } from './past.ts'
import { less, type Row, told } from './table.ts'
import { compact, inFolder, saved, townsman, write } from './town.ts'

const people = 50_000
/** In the journal after the snapshot, which is nearly as long as it gets. */
const importedAgain = 34_000
const rounds = 5
/** Every fact of a delivery is a line of its own in the journal, as when it happened. */
const pastDeliveries = { actions: 25, each: 2_000 }

/**
 * The built appliance, from the start of its process until it answers: as after a night, and with the
 * longest journal there is behind the snapshot; then the most memory it ever had, having written the
 * next snapshot meanwhile.
 */
export const starting = (): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const dataDir = join(folder, 'data')
    const past = pastActions(pastDeliveries.actions, pastDeliveries.each)
    await write(dataDir, past.facts, { factsALine: 1, now: past.now })
    await write(dataDir, imported(people))
    await compact(dataDir)
    const config = writeConfig(folder, { modems: { simulated: 4 } })
    const seconds = await starts(config)
    const longest = await starts(config, () => write(dataDir, imported(importedAgain)))
    // Without these, 40,000 people more would be added until a snapshot is written.
    await write(dataDir, imported(importedAgain))
    const peak = await peakMegabytes(config, join(dataDir, 'journal'))
    const town = '50,000 participants and 50,000 past deliveries'
    return [
      less(`start-up with ${town}`, seconds, 2, 's'),
      told('the same with a journal of 34,000 changes behind the snapshot', longest, 's'),
      less('peak resident memory of the appliance, snapshot included', [peak], 250, 'MB'),
    ]
  })

const imported = (count: number) =>
  Array.from({ length: count }, (_, n) => saved(townsman(n, n / 5)))

/** What was written in between is gone before the next start. */
async function starts(
  config: string,
  before: () => Promise<void> = async () => undefined,
): Promise<readonly number[]> {
  const seconds: number[] = []
  const dataDir = join(dirname(config), 'data')
  const kept = `${dataDir}-kept`
  cpSync(dataDir, kept, { recursive: true })
  for (let round = 0; round < rounds; round += 1) {
    await before()
    const began = performance.now()
    const appliance = await start(['--config', config])
    await fetch(`${appliance.url}/api/v1/health`)
    seconds.push((performance.now() - began) / 1_000)
    await appliance.kill('SIGTERM')
    rmSync(dataDir, { recursive: true })
    cpSync(kept, dataDir, { recursive: true })
  }
  rmSync(kept, { recursive: true })
  return seconds
}

/** People are added until the journal is so long that a snapshot is written. */
async function peakMegabytes(config: string, folder: string): Promise<number> {
  const appliance = await start(['--config', config])
  const { out } = await omroeper(
    'token',
    'add',
    'bench',
    '--scope',
    'participants',
    '--config',
    config,
  )
  const call = caller(() => appliance.url, out.trim())
  const snapshots = () => readFileSync(join(folder, 'CURRENT'), 'utf8')
  const before = snapshots()
  const one = {
    phones: [{ number: madeUpMobile(999_999) }],
    addresses: [{ postcode: '9999ZZ', houseNumber: 1, location: [5.9, 52.1] }],
  }
  while (snapshots() === before) {
    await call(
      'POST',
      '/api/v1/participants',
      Array.from({ length: 50 }, () => one),
    )
  }
  await until(async () => readdirSync(folder).every((name) => !name.endsWith('.tmp')))
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${appliance.pid}/status`, 'utf8'))?.[1]
  await appliance.kill('SIGTERM')
  return Number(peak) / 1024
}
