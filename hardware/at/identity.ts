import { bareQuestion, fields, question } from './command.ts'

/** `AT+CGMI`, `AT+CGMM`, `AT+CGSN`: some modems put a prefix before the answer, most do not. */
export const bareWord = (lines: readonly string[]): string =>
  (lines[0] ?? '')
    .replace(/^\+CG(MI|MM|MR|SN):\s*/, '')
    .replace(/^"|"$/g, '')
    .trim()

const bare = (line: string) => ({ ...bareQuestion(line), expects: [`${line.slice(2)}:`] })

export const manufacturer = bare('AT+CGMI')
export const model = bare('AT+CGMM')
export const serialNumber = bare('AT+CGSN')

/**
 * The 18 to 20 digits of an ICCID in an answer (ITU-T E.118), filler removed. Chinese operators put
 * letters in it (898600D6…), so any hexadecimal digit counts.
 */
export function readIccid(lines: readonly string[]): string | undefined {
  const match = /89[\dA-F]{16,18}/.exec(lines.join(' ').toUpperCase())
  return match?.[0].replace(/F+$/, '')
}

/** `locked`: the modem wants the code that ties it to a network or a SIM (PH-…), no PIN at all. */
export type SimState = 'ready' | 'pin' | 'puk' | 'locked' | 'busy' | 'missing'

/** Everything else is a SIM that is still starting. */
const simStates: readonly (readonly [RegExp, SimState])[] = [
  [/^READY$/, 'ready'],
  // PIN2 guards other things than messages.
  [/^SIM P(IN|UK)2$/, 'ready'],
  [/^SIM PIN$/, 'pin'],
  [/^SIM PUK$/, 'puk'],
  [/^PH-/, 'locked'],
  [/^(NOT INSERTED|SIM REMOVED)$/, 'missing'],
]

/** `+CPIN: …` (27.007 §8.3). */
export function readSimState(lines: readonly string[]): SimState {
  const [said = ''] = fields(lines, '+CPIN:')
  return simStates.find(([pattern]) => pattern.test(said))?.[1] ?? 'busy'
}

export const simState = question('AT+CPIN?', '+CPIN:', 10_000)

/** How many PIN tries are left, from the field a profile names; undefined when it is not a number. */
export function readTries(
  lines: readonly string[],
  prefix: string,
  field: number,
): number | undefined {
  const value = fields(lines, prefix)[field] ?? ''
  return /^\d+$/.test(value) ? Number(value) : undefined
}

/**
 * `AT+CNUM` (27.007 §7.1): the numbers that the SIM has of itself. Few have one, and one that answers
 * nothing is no fault.
 */
export const ownNumbers = question('AT+CNUM', '+CNUM:')

/** The first Dutch number in such an answer, E.164; type 145 is international, with or without +. */
export function readOwnNumber(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const [, digits = '', type] = /^\+CNUM:[^,]*,\s*"(\+?\d+)",\s*(\d+)/.exec(line) ?? []
    const bare = digits.replace(/^(\+|00)/, '')
    const isNational = type !== '145' && /^0[1-9]/.test(digits)
    const number = isNational ? `31${digits.slice(1)}` : bare
    if (/^31[1-9]\d{8,10}$/.test(number)) return `+${number}`
  }
  return undefined
}
