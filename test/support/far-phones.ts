import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BankCommand } from '../../hardware/sim/bank-commands.ts'
import type { BankModemConfig, BankProcessConfig } from '../../hardware/sim/bank-process.ts'
import type { CallSummary, WrittenCall } from '../../hardware/sim/call-log.ts'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import { asHardware, prioritise } from './priority.ts'
import { programOf } from './programs.ts'

const bankProcess = 'hardware/sim/bank-process.ts'

/** How one modem differs from the others; `hasAudio` gives it a second pty for its sound. */
export interface FarPhoneTraits extends Partial<BankModemConfig> {
  readonly dialect: string
  readonly hasAudio?: boolean
}

/** A call with what was heard of it, 8 kHz. */
export interface FarCall extends WrittenCall {
  readonly heard: Int16Array
}

/** Modems that call, on ptys in a process of their own: calls live on when the appliance is killed. */
export interface FarPhones {
  /** The `modems` of a configuration. */
  readonly entries: readonly object[]
  /** Every call, oldest first, without its sound. */
  readonly look: () => Promise<readonly CallSummary[]>
  /** The same, with what was heard. */
  readonly calls: () => Promise<readonly FarCall[]>
  readonly onAir: () => Promise<readonly OnAirPart[]>
  readonly end: () => void
}

/** Plugs in one modem for each of `traits`, which goes before what `all` have in common. */
export async function farPhones(
  folder: string,
  traits: readonly FarPhoneTraits[],
  all: Partial<BankModemConfig> = {},
): Promise<FarPhones> {
  const modems = traits.map(({ hasAudio, ...own }, i) => {
    const link = join(folder, `modem${i}`)
    return {
      id: `m${i}`,
      link,
      ...(hasAudio ? { audioLink: `${link}-audio` } : {}),
      imei: `86000000000000${i}`,
      iccid: `893100000000000000${i}`,
      operator: '20408',
      secondsPerPart: 0.05,
      reportSeconds: 0.3,
      callSetUpSeconds: 0.3,
      ...all,
      ...own,
    }
  })
  const ask = await bank(join(folder, 'bank.json'), { modems })
  return {
    entries: modems.map(({ link, audioLink }) => ({
      port: link,
      limits: { perHour: null, perDay: null },
      ...(audioLink === undefined ? {} : { audio: audioLink }),
    })),
    look: async () => ((await ask({ do: 'calls' })).calls ?? []) as readonly CallSummary[],
    calls: async () => {
      const { calls = [] } = await ask({ do: 'calls', folder })
      return (calls as readonly WrittenCall[]).map((call) => ({
        ...call,
        heard: samplesOf(readFileSync(call.file)),
      }))
    },
    onAir: async () => (await ask({ do: 'air' })).air ?? [],
    end: () => void ask({ do: 'stop' }),
  }
}

interface Answer {
  readonly ok: boolean
  readonly air?: readonly OnAirPart[]
  readonly calls?: readonly object[]
}

/** Starts it; what it is asked it answers one at a time, in order. */
async function bank(path: string, config: BankProcessConfig) {
  writeFileSync(path, JSON.stringify(config))
  const child = spawn(process.execPath, [...programOf(bankProcess), '--config', path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  prioritise(child.pid ?? 0, asHardware)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value ?? '{}') as Answer
  await next()
  let last: Promise<unknown> = Promise.resolve()
  return (command: BankCommand): Promise<Answer> => {
    const answer = last.then(() => {
      child.stdin.write(`${JSON.stringify(command)}\n`)
      return next()
    })
    last = answer
    return answer
  }
}

const samplesOf = (octets: Buffer): Int16Array =>
  Int16Array.from({ length: octets.length >> 1 }, (_, i) => octets.readInt16LE(2 * i))
