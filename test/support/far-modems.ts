import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BankCommand } from '../../hardware/sim/bank-commands.ts'
import type { BankProcessConfig } from '../../hardware/sim/bank-process.ts'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import { programOf } from './programs.ts'

const bankProcess = 'hardware/sim/bank-process.ts'

/** Modems on ptys in a process of their own: they live on when the appliance is killed. */
export interface FarModems {
  readonly ports: readonly string[]
  /** Everything that was ever on the air, in that order. */
  readonly onAir: () => readonly OnAirPart[]
  readonly tell: (command: BankCommand) => void
  readonly end: () => void
}

/** Plugs in so many modems; `traits` are those of each. */
export async function farModems(
  folder: string,
  count: number,
  traits: Partial<BankProcessConfig['modems'][number]> = {},
): Promise<FarModems> {
  const log = join(folder, 'on-air.ndjson')
  const ports = Array.from({ length: count }, (_, i) => join(folder, `modem${i}`))
  const all = ports.map((link, i) => ({
    id: `m${i}`,
    link,
    imei: `86000000000000${i}`,
    iccid: `893100000000000000${i}`,
    operator: '20408',
    secondsPerPart: 0.15,
    reportSeconds: 0.3,
    ...traits,
  }))
  const config = join(folder, 'bank.json')
  writeFileSync(config, JSON.stringify({ modems: all, log } satisfies BankProcessConfig))
  const bank = spawn(process.execPath, [...programOf(bankProcess), '--config', config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said = createInterface({ input: bank.stdout })
  await new Promise((resolve) => said.once('line', resolve))
  const lines = (): string[] =>
    existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []
  return {
    ports,
    onAir: () => lines().map((line) => JSON.parse(line) as OnAirPart),
    tell: (command) => void bank.stdin.write(`${JSON.stringify(command)}\n`),
    end: () => bank.stdin.end(),
  }
}
