import { seenCode } from '../domain/duty/alarm-text.ts'
import type { ListedPhone } from '../domain/duty/duty.ts'
import type { Fact } from '../domain/facts.ts'
import { mayGuess } from '../domain/guesses/guesses.ts'
import { readPhoneNumber } from '../domain/phone-number.ts'
import { localDay } from '../domain/schedule.ts'
import { readCommand } from '../domain/sms-commands/read-command.ts'
import type { DutyPorts } from './ports.ts'

/** What a text leads to; one that is dealt with needs no reader. */
export interface Heard {
  readonly facts: readonly Fact[]
  readonly isDealtWith: boolean
}

/**
 * What a duty phone sends back: the code of an alarm, or of a test. Anything else that is no command
 * waits on the screen like any text, and calls forth neither an answer nor an alarm: two machines
 * would go on for ever. Undefined for what is not from a duty phone, or is a command.
 */
export function heardFromDuty(
  ports: DutyPorts,
  { from, words }: { readonly from: string; readonly words: string },
): Heard | undefined {
  const { state, now, municipality } = ports
  const number = numberOf(from)
  const phone = [...state.duty.phones.values()].find((one) => one.number === number)
  if (!phone) return undefined
  const code = seenCode(words)
  const facts = code === undefined ? [] : heldAgainst(ports, phone, code)
  const isRight = facts.some(({ type }) => type !== 'code.mistaken')
  if (isRight) return { facts, isDealtWith: true }
  const command = readCommand(words, { today: localDay(now(), municipality.timeZone) })
  const isCommand = command !== undefined && command.kind !== 'bare-code'
  return isCommand ? undefined : { facts, isDealtWith: false }
}

/** What a code leads to; after many wrong ones nothing for a while, and people read it. */
function heldAgainst(ports: DutyPorts, phone: ListedPhone, code: string): readonly Fact[] {
  const { state, now } = ports
  const guess = { of: 'duty', who: phone.id } as const
  if (!mayGuess(state.guesses, guess, now())) return []
  const facts = [...tested(ports, phone, code), ...seen(ports, code)]
  // Of an alarm that another phone has answered: no guess.
  const { alarms, power } = state.duty
  const isKnown = [...[...alarms.values()].flat(), power].some((alarm) => alarm?.code === code)
  return facts.length > 0 || isKnown ? facts : [{ type: 'code.mistaken', ...guess }]
}

const tested = ({ now }: DutyPorts, phone: ListedPhone, code: string): readonly Fact[] =>
  phone.code === code ? [{ type: 'duty.phone-tested', id: phone.id, at: now() }] : []

const seen = (ports: DutyPorts, code: string): readonly Fact[] => [
  ...seenOfActions(ports, code),
  ...seenOfPower(ports, code),
]

function seenOfPower({ state, now }: DutyPorts, code: string): readonly Fact[] {
  const { power } = state.duty
  const isOpen = power?.code === code && power.seenAt === undefined
  return isOpen ? [{ type: 'duty.power-seen', at: now(), via: 'sms' }] : []
}

const seenOfActions = ({ state, now }: DutyPorts, code: string): readonly Fact[] =>
  [...state.duty.alarms].flatMap(([action, alarms]) =>
    alarms
      .filter((alarm) => alarm.code === code && alarm.seenAt === undefined)
      .map(({ topic }): Fact => ({ type: 'duty.seen', action, topic, at: now(), via: 'sms' })),
  )

function numberOf(from: string): string | undefined {
  try {
    return readPhoneNumber(from, 'from').e164
  } catch {
    return undefined
  }
}
