import { ModemError } from '../errors.ts'
import type { SimulatedCall } from './call.ts'
import { type CallSummary, summaryOf, type WrittenCall, writeCalls } from './call-log.ts'
import type { Fault } from './faults.ts'
import type { OnAirPart } from './options.ts'
import type { PtyCable } from './pty.ts'
import type { SimulatedModem } from './simulated-modem.ts'
import type { Caller } from './telephone.ts'

/** What can be done to one modem of a bank. */
export type ModemCommand = { readonly modem: string } & (
  | { readonly do: 'arm'; readonly fault: Fault }
  /** Ends every fault of it. */
  | { readonly do: 'clear' }
  /** Pulls the cable, for so many seconds or until `plug`. */
  | { readonly do: 'unplug'; readonly seconds?: number }
  | { readonly do: 'plug' }
  /** An SMS for it arrives, `count` times; a storm when they are many. */
  | {
      readonly do: 'receive'
      readonly from: string
      readonly text: string
      readonly count?: number
    }
  /** Somebody calls it. */
  | ({ readonly do: 'ring'; readonly from: string } & Caller)
)

/** What a bank of simulated modems in its own process is told, one JSON line each. */
export type BankCommand = { readonly id?: number } & (
  | ModemCommand
  /** Answers with everything that was on the air, of all modems, oldest first. */
  | { readonly do: 'air' }
  /**
   * Answers with every call of all modems, oldest first, and writes what each far ear heard into
   * `folder`, if that is named: raw, 8 kHz, 16 bits, little-endian.
   */
  | { readonly do: 'calls'; readonly folder?: string }
  | { readonly do: 'stop' }
)

/** A modem and the cable it hangs on. */
export interface Plugged {
  readonly modem: SimulatedModem
  readonly cable: PtyCable
}

/** What a command yields. */
export interface Yielded {
  readonly air?: readonly OnAirPart[]
  readonly calls?: readonly (CallSummary | WrittenCall)[]
}

/** Does what a command asks; what it yields goes into the answer. Rejects for a modem it has not. */
export async function obey(
  plugged: ReadonlyMap<string, Plugged>,
  command: BankCommand,
): Promise<Yielded> {
  if (command.do === 'stop') return {}
  if (command.do === 'calls') return { calls: await toldOf(callsOf(plugged), command.folder) }
  if (command.do === 'air') return { air: allOnAir(plugged) }
  const found = plugged.get(command.modem)
  if (!found) throw new ModemError('port-unavailable', `there is no modem ${command.modem}`)
  await change(found, command)
  return {}
}

async function change({ modem, cable }: Plugged, command: ModemCommand): Promise<void> {
  switch (command.do) {
    case 'arm':
      return modem.faults.arm(command.fault)
    case 'clear':
      return modem.faults.clear()
    case 'unplug':
      return command.seconds === undefined ? cable.pull() : modem.vanish(command.seconds)
    case 'plug':
      return cable.putBack()
    case 'receive':
      for (let i = 0; i < (command.count ?? 1); i += 1) modem.receive(command.from, command.text)
      return
    case 'ring':
      modem.ring(command.from, command)
  }
}

const toldOf = async (calls: readonly SimulatedCall[], folder: string | undefined) =>
  folder === undefined ? calls.map(summaryOf) : writeCalls(calls, folder)

const callsOf = (plugged: ReadonlyMap<string, Plugged>): readonly SimulatedCall[] =>
  [...plugged.values()]
    .flatMap(({ modem }) => modem.calls)
    .sort((a, b) => a.dialledAt - b.dialledAt)

const allOnAir = (plugged: ReadonlyMap<string, Plugged>): readonly OnAirPart[] =>
  [...plugged.values()].flatMap(({ modem }) => modem.onAir).sort((a, b) => a.at - b.at)
