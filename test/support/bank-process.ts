import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { CallSummary } from '../../hardware/sim/call-log.ts'
import type { Callee } from '../../hardware/sim/callee.ts'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import { asHardware, prioritise } from './priority.ts'
import { programOf } from './programs.ts'

const bankProcess = 'hardware/sim/bank-process.ts'
const newline = 0x0a
const dialects = ['quectel-ec2x', 'simcom-7600', 'huawei-lte', 'generic'] as const

/** Simulated modems on ptys in a process of their own. */
export interface BankInProcess {
  /** Where the modems' ptys are. */
  readonly ports: readonly string[]
  /** Everything the networks took, oldest first. */
  readonly onAir: () => readonly OnAirPart[]
  /** The calls that have ended, oldest first. */
  readonly calls: () => readonly CallSummary[]
  /** How many parts that is; cheaper than reading them all. */
  readonly partsOnAir: () => number
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** What modems a bank has: of mixed make, unless `makes` names them in turn. */
export interface BankOfModems {
  readonly count: number
  readonly secondsPerPart: number
  readonly makes?: readonly string[]
  /** What becomes of calls, by number; `*` stands for every other one. */
  readonly callees?: Readonly<Record<string, Callee>>
  /** They are not to wait for what they stand beside: their cables neither. */
  readonly isHardware?: boolean
}

/** So many modems that answer commands at once, in this folder. */
export async function startBank(folder: string, modems: BankOfModems): Promise<BankInProcess> {
  const { makes = dialects } = modems
  const log = join(folder, 'on-air.ndjson')
  const callLog = join(folder, 'calls.ndjson')
  for (const file of [log, callLog]) writeFileSync(file, '')
  const ports = Array.from({ length: modems.count }, (_, i) => join(folder, `modem${i}`))
  const config = join(folder, 'bank.json')
  const all = ports.map((link, i) => ({
    id: `m${i}`,
    link,
    dialect: makes[i % makes.length],
    imei: `8600000000000${String(i).padStart(2, '0')}`,
    iccid: `89310000000000000${String(i).padStart(2, '0')}`,
    operator: '20408',
    secondsPerPart: modems.secondsPerPart,
    callees: modems.callees,
  }))
  writeFileSync(config, JSON.stringify({ modems: all, log, callLog }))
  const child = spawn(process.execPath, [...programOf(bankProcess), '--config', config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (modems.isHardware) prioritise(child.pid ?? 0, asHardware)
  await ready(child)
  const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1)
  const lines = (): string[] => linesOf(log)
  return {
    ports,
    pid: child.pid ?? 0,
    onAir: () => lines().map((line) => JSON.parse(line) as OnAirPart),
    calls: () => linesOf(callLog).map((line) => JSON.parse(line) as CallSummary),
    partsOnAir: countLines(log),
    stop: async () => {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

/** How many lines a file has that grows: each is looked at once, for counting is not what is measured. */
function countLines(file: string): () => number {
  const piece = Buffer.alloc(1 << 16)
  let [seen, count] = [0, 0]
  return () => {
    const descriptor = openSync(file, 'r')
    for (;;) {
      const octets = readSync(descriptor, piece, 0, piece.length, seen)
      if (octets === 0) break
      seen += octets
      for (const octet of piece.subarray(0, octets)) if (octet === newline) count += 1
    }
    closeSync(descriptor)
    return count
  }
}

async function ready(child: ChildProcessByStdio<Writable, Readable, null>): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the bank of modems ended with ${code}`)
  })
  await Promise.race([once(child.stdout, 'data'), ended])
  ended.catch(() => undefined)
}
