import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '../support/appliance.ts'
import { startPortal } from '../support/portal-process.ts'
import { type Office, startAction, withOffice } from './office.ts'
import { busyShare } from './radio.ts'
import { median, more, type Row, told } from './table.ts'
import { townsman } from './town.ts'

const flooder = fileURLToPath(new URL('./portal-flooder.ts', import.meta.url))
const modems = 4
const partsAModem = 40
const rounds = 5

interface Seen {
  /** From the order to the first part that a modem took in hand. */
  readonly firstMs: number
  readonly busy: number
}

/** An alert beside participants' own pages that are flooded, and the same when they are quiet, in turn. */
export async function portalFlood(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'omroeper-run-'))
  process.env.RUNTIME_DIRECTORY = folder
  const people = Array.from({ length: modems * partsAModem }, (_, n) => townsman(n, n))
  const portal = await startPortal(join(folder, 'portal.sock'))
  try {
    return await withOffice(people, { count: modems, secondsPerPart: 0.2 }, async (office) => {
      const quiet: Seen[] = []
      const flooded: Seen[] = []
      for (let round = 0; round < rounds; round += 1) {
        quiet.push(await alert(office))
        flooded.push(await beside(portal.url, () => alert(office)))
      }
      return rowsOf(quiet, flooded)
    })
  } finally {
    await portal.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function alert(office: Office): Promise<Seen> {
  await until(async () => isIdle(office), 60_000)
  const before = office.bank.partsOnAir()
  const began = Date.now()
  const { selected } = await startAction(office, 20_000)
  const alerts = () =>
    office.bank
      .onAir()
      .slice(before)
      .filter(({ text }) => text.includes('rode jas'))
  await until(
    async () => office.bank.partsOnAir() >= before + selected && alerts().length === selected,
    120_000,
  )
  const parts = alerts()
  return {
    firstMs: Math.min(...parts.map(({ beganAt }) => beganAt)) - began,
    busy: busyShare(office.bank.onAir().slice(before), modems),
  }
}

/** Nothing was on the air for a second. */
async function isIdle({ bank }: Office): Promise<boolean> {
  const before = bank.partsOnAir()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  return bank.partsOnAir() === before
}

async function beside<T>(url: string, run: () => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, ['--import', 'tsx', flooder, url], { stdio: 'ignore' })
  try {
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    return await run()
  } finally {
    child.kill('SIGKILL')
  }
}

function rowsOf(quiet: readonly Seen[], flooded: readonly Seen[]): readonly Row[] {
  const firsts = (seen: readonly Seen[]) => seen.map(({ firstMs }) => firstMs)
  const busy = (seen: readonly Seen[]) => seen.map((one) => one.busy)
  const share = median(busy(flooded)) / median(busy(quiet))
  return [
    told('order to the first part, own pages quiet', firsts(quiet), 'ms'),
    told('order to the first part, own pages flooded', firsts(flooded), 'ms'),
    told('radio busy, own pages quiet', busy(quiet), ''),
    more('radio busy while own pages are flooded, of when they are quiet', [share], 0.95),
  ]
}
