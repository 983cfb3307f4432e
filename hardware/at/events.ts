import { type CallEvent, readCallEvent } from './call-events.ts'
import { fields } from './command.ts'

/** What a modem says without being asked, as far as anything here acts on it. */
export type ModemEvent =
  | ({ readonly kind: 'stored' } & Stored)
  | { readonly kind: 'pdu'; readonly pdu: string }
  | { readonly kind: 'registration'; readonly registered: boolean }
  | { readonly kind: 'late-answer'; readonly reference: number }
  | { readonly kind: 'call'; readonly call: CallEvent }
  | { readonly kind: 'boot' }

/** Where something that came in lies. */
export interface Stored {
  readonly store: string
  readonly index: number
  /** It is a status report, and no message. */
  readonly isReport: boolean
}

const readers: readonly (readonly [
  prefix: string,
  read: (line: string) => ModemEvent | undefined,
])[] = [
  ['+CMTI:', (line) => readStored(line, '+CMTI:')],
  ['+CDSI:', (line) => readStored(line, '+CDSI:')],
  ['+CREG:', (line) => readRegistration(line, '+CREG:')],
  ['+CEREG:', (line) => readRegistration(line, '+CEREG:')],
  ['+CGREG:', () => undefined],
  ['+CMGS:', readLateAnswer],
  ['^SYSSTART', () => ({ kind: 'boot' })],
  ['RDY', () => ({ kind: 'boot' })],
]

/** Events whose PDU follows on the next line (27.005 §3.4.1). */
export const isDirect = (line: string): boolean => /^\+(CMT|CDS):/.test(line)

/** The event in `line`, or undefined for a line that means nothing to us. */
export function readEvent(line: string): ModemEvent | undefined {
  const reader = readers.find(([prefix]) => line.startsWith(prefix))
  if (reader) return reader[1](line)
  const call = readCallEvent(line)
  return call && { kind: 'call', call }
}

function readStored(line: string, prefix: string): ModemEvent | undefined {
  const [store = '', index = ''] = fields([line], prefix)
  if (!/^\d+$/.test(index)) return undefined
  return { kind: 'stored', store, index: Number(index), isReport: prefix === '+CDSI:' }
}

/** 27.007 §7.2: 1 home, 5 roaming, 6 and 7 the same for SMS only. */
export const isRegistered = (stat: string | undefined): boolean =>
  stat !== undefined && /^[1567]$/.test(stat)

function readRegistration(line: string, prefix: string): ModemEvent | undefined {
  const [stat] = fields([line], prefix)
  return stat === undefined ? undefined : { kind: 'registration', registered: isRegistered(stat) }
}

function readLateAnswer(line: string): ModemEvent | undefined {
  const [reference = ''] = fields([line], '+CMGS:')
  return /^\d+$/.test(reference) ? { kind: 'late-answer', reference: Number(reference) } : undefined
}
