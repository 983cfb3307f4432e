import { ModemError } from '../errors.ts'
import { isDiallable } from '../voice/diallable.ts'
import { type AtCommand, fields, order, question } from './command.ts'

/** How far a call is, as 27.007 §7.18 numbers it. */
export type CallStage = 'active' | 'held' | 'dialling' | 'ringing' | 'incoming' | 'waiting'

/** One call in a modem's list. */
export interface ListedCall {
  readonly direction: 'out' | 'in'
  readonly stage: CallStage
  /** As the modem shows it; empty where it shows none. */
  readonly number: string
  /** Type of number (24.008 §10.5.4.7): 145 is international. */
  readonly type: string | undefined
}

const stages: readonly CallStage[] = [
  'active',
  'held',
  'dialling',
  'ringing',
  'incoming',
  'waiting',
]
/** A modem that says OK only when somebody answers is hung up on by then (V.250 §6.3.1). */
const dialMs = 15_000
const hangUpMs = 5_000

/** The stage with this number; undefined for one that is over (6, SIMCom) or unknown. */
export const stageOf = (number: string | undefined): CallStage | undefined =>
  number === undefined || number === '' ? undefined : stages[Number(number)]

/**
 * Dials as a voice call (27.007 §6.2). The last of the gates: no number that may not be dialled
 * passes here, whoever asks (ModemError `not-diallable`).
 */
export function dial(to: string, mayWrite: () => boolean): AtCommand<void> {
  if (!isDiallable(to)) throw new ModemError('not-diallable', 'this number is never dialled')
  return { ...order(`ATD${to};`, dialMs), mayWrite }
}

export const answerCall = order('ATA', dialMs)

/** `AT+CHUP` (27.007 §6.5), or what else a family ends its calls with. */
export const hangUpWith = (line: string): AtCommand<void> => order(line, hangUpMs)

/** Every call of the modem; rows of data calls have no number and another mode. */
export const listCalls: AtCommand<readonly ListedCall[]> = {
  ...question('AT+CLCC', '+CLCC:'),
  parse: (lines) => lines.flatMap((line) => readListed(line) ?? []),
}

/** `+CLCC: idx,dir,stat,mode,mpty[,number,type…]`; undefined for one that is over or carries data. */
export function readListed(line: string): ListedCall | undefined {
  const [, direction, stat, mode, , number = '', type] = fields([line], '+CLCC:')
  const stage = stageOf(stat)
  // A VoLTE call of an EG25 may have mode 1, beside rows of data that have no number.
  const isData = mode !== '0' && number === ''
  if (!stage || isData || !/^[01]$/.test(direction ?? '')) return undefined
  return { direction: direction === '0' ? 'out' : 'in', stage, number, type }
}

/** Why the last call ended (27.007 §6.10), as the modem puts it. */
export const endReport: AtCommand<string> = {
  ...question('AT+CEER', '+CEER:'),
  parse: (lines) => (lines[0] ?? '').replace(/^\+CEER:\s*/, ''),
}

/** Whether the answer to what a profile asks about LTE looks as it should. */
export const onLte = ([line, prefix, ok]: readonly [
  string,
  string,
  RegExp,
]): AtCommand<boolean> => ({
  ...question(line, prefix),
  parse: (lines) => {
    if (lines.length === 0) throw new Error('nothing is said of it')
    return ok.test(lines.join('\n'))
  },
})
