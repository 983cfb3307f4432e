import { AtChannel } from '../../hardware/at/channel.ts'
import { type AtCommand, order, question } from '../../hardware/at/command.ts'
import type { ModemEvent } from '../../hardware/at/events.ts'
import { serialNumber } from '../../hardware/at/identity.ts'
import { listMessages, readMessage, submitPdu } from '../../hardware/at/messages.ts'
import { signalQuality } from '../../hardware/at/network.ts'
import { ModemError } from '../../hardware/errors.ts'
import { type Reaction, ScriptedModem, spoken } from './scripted-modem.ts'
import { VirtualTime } from './virtual-time.ts'

export const ctrlZ = '\x1a'
export const esc = '\x1b'
export const anHourMs = 3_600_000

/** A channel to a modem that reacts like this; what it does not know to react to is resyncing. */
export function channelTo(react: (heard: string) => Reaction | undefined, nextSize?: () => number) {
  const time = new VirtualTime()
  const modem = new ScriptedModem(time.timers, (heard) => react(heard) ?? well(heard), nextSize)
  const events: ModemEvent[] = []
  const lines: string[] = []
  const channel = new AtChannel(modem.wire, {
    timers: time.timers,
    onEvent: (event) => events.push(event),
    onLine: (direction, line) => {
      if (direction === 'in') lines.push(line)
    },
  })
  return { time, modem, channel, events, lines }
}

/** A modem that has nothing to say but that it is in sync. */
export function well(heard: string): Reaction {
  if (heard === esc) return { says: '', afterMs: 0 }
  return { says: heard === 'AT+CMEE?' ? spoken('+CMEE: 1', 'OK') : spoken('OK') }
}

export const handOver = (text = '00') => ({
  begin: async () => undefined,
  payload: () => Buffer.from(text),
})

/** How a promise ended. */
export type End = { readonly value: unknown } | { readonly error: unknown }
export const endOf = (promise: Promise<unknown>): Promise<End> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )

/** Commands, how they are answered, and what that means. */
export const asked: readonly (readonly [
  AtCommand<unknown>,
  lines: readonly string[],
  value: unknown,
])[] = [
  [order('AT+CMGF=0'), ['OK'], undefined],
  [signalQuality, ['+CSQ: 23,99', 'OK'], 23],
  // A flipped bit made a minus of a digit: one of a million mutilated dialogues.
  [signalQuality, ['+CSQ: -1,99', 'OK'], undefined],
  [signalQuality, ['+CSQ: 99,99', 'OK'], undefined],
  [serialNumber, ['860000000000011', 'OK'], ['860000000000011']],
  [
    listMessages('ME'),
    ['+CMGL: 1,1,,4', '00AABBCC', '+CMGL: 7,1,,4', '00DDEEFF', 'OK'],
    [
      { store: 'ME', index: 1, pdu: '00AABBCC' },
      { store: 'ME', index: 7, pdu: '00DDEEFF' },
    ],
  ],
  [
    readMessage('SM', 4),
    ['+CMGR: 1,,4', '00AABBCC', 'OK'],
    { store: 'SM', index: 4, pdu: '00AABBCC' },
  ],
  [submitPdu(20, handOver('0011')), ['+CMGS: 41', 'OK'], 41],
]

/** A question whose answer names it, so that another's shows. */
export const numbered = (n: number): AtCommand<string> => ({
  ...question(`AT+X=${n}`, '+X:'),
  parse: (lines) => lines.join('|'),
})

/** What is to become of question `n`: odd ones are refused. */
export const isRight = (end: End, n: number): boolean =>
  n % 2 === 0
    ? 'value' in end && end.value === `+X: ${n}`
    : 'error' in end && isModemError(end.error) && end.error.answer?.number === n

export const isModemError = (error: unknown): error is ModemError => error instanceof ModemError

export const isTimedOut = (end: End): boolean =>
  'error' in end && isModemError(end.error) && end.error.code === 'at-timeout'
