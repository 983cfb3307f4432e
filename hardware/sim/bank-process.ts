import { openSync, readFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ModemError } from '../errors.ts'
import { realTimers } from '../timers.ts'
import { type BankCommand, obey, type Plugged } from './bank-commands.ts'
import { summaryOf } from './call-log.ts'
import { type Callee, patientCallee } from './callee.ts'
import type { SimulatedModemOptions } from './options.ts'
import { PtyCable } from './pty.ts'
import { SimulatedModem } from './simulated-modem.ts'

/** One modem of a bank in its own process. */
export interface BankModemConfig
  extends Omit<
    SimulatedModemOptions,
    'timers' | 'now' | 'onAir' | 'onCall' | 'callee' | 'isOff' | 'reportStatus' | 'dialect'
  > {
  readonly dialect?: string
  /** Where its pty appears. */
  readonly link: string
  /** Where its sound appears; nowhere when left out. */
  readonly audioLink?: string
  /** Numbers whose phones are off. */
  readonly off?: readonly string[]
  /** What becomes of calls, by number; `*` stands for every other one. */
  readonly callees?: Readonly<Record<string, Callee>>
}

/** What `--config FILE` holds. */
export interface BankProcessConfig {
  readonly modems: readonly BankModemConfig[]
  /** Each part that is on the air is added here as a JSON line, before it is answered. */
  readonly log?: string
  /** Each call that has ended is added here as a JSON line. */
  readonly callLog?: string
}

/** Milliseconds since the epoch, and their fractions: who measures our answers sees them. */
const finely = (): number => performance.timeOrigin + performance.now()

const say = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`)

/**
 * A bank of simulated modems on ptys, in a process of its own, so that the appliance can be killed
 * while its modems go on. Says `{"event":"ready"}`; then every line of its input is a BankCommand
 * and gets `{"id", "ok"}`, with what it yields or with `error`. Ends with its input.
 */
async function run({ modems, log, callLog }: BankProcessConfig): Promise<void> {
  const logs = { onAir: writerTo(log), onCall: writerTo(callLog) }
  const plugged = new Map(modems.map((modem) => [modem.id, made(modem, logs)]))
  await Promise.all([...plugged.values()].map(({ cable }) => cable.plug()))
  say({ event: 'ready' })
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line) as BankCommand
    say({ id: command.id, ...(await answerTo(plugged, command)) })
    if (command.do === 'stop') break
  }
  for (const { cable } of plugged.values()) cable.close()
  process.exit(0)
}

/** Opened once: a modem answers when its part is in the log, and who measures it waits for that. */
function writerTo(path: string | undefined): (line: object) => void {
  if (path === undefined) return () => undefined
  const file = openSync(path, 'a')
  return (line) => void writeSync(file, `${JSON.stringify(line)}\n`)
}

async function answerTo(plugged: ReadonlyMap<string, Plugged>, command: BankCommand) {
  try {
    return { ok: true, ...(await obey(plugged, command)) }
  } catch (error) {
    if (!(error instanceof ModemError)) throw error
    return { ok: false, error: error.message }
  }
}

function made(
  { link, audioLink, off = [], callees = {}, ...options }: BankModemConfig,
  { onAir, onCall }: Readonly<Record<'onAir' | 'onCall', (line: object) => void>>,
): Plugged {
  const modem = new SimulatedModem({
    dialect: 'generic',
    ...options,
    timers: realTimers,
    now: finely,
    isOff: (number) => off.includes(number),
    callee: (number) => callees[number] ?? callees['*'] ?? patientCallee,
    onAir,
    onCall: (call) => onCall(summaryOf(call)),
  })
  return { modem, cable: new PtyCable(modem, link, audioLink) }
}

const { config } = parseArgs({ options: { config: { type: 'string' } } }).values
if (config === undefined) {
  process.stderr.write('bank-process --config FILE\n')
  process.exit(64)
}
await run(JSON.parse(readFileSync(config, 'utf8')) as BankProcessConfig)
