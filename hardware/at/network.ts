import { type AtCommand, fields, question } from './command.ts'
import { isRegistered } from './events.ts'

const registration = (line: string, prefix: string): AtCommand<boolean> => ({
  ...question(line, prefix),
  parse: (lines) => isRegistered(statusOf(lines.at(-1) ?? '', prefix)),
})

/** `<n>,<stat>` when it was asked; an event that came amid the answer, or after it, has no `<n>`. */
function statusOf(line: string, prefix: string): string | undefined {
  const [first, second] = fields([line], prefix)
  return second !== undefined && /^\d$/.test(second) && !line.includes(`"${second}"`)
    ? second
    : first
}

/** 27.007 §7.2 and §10.1.22: an LTE-only modem is registered by the second alone. */
export const registrations = [
  registration('AT+CEREG?', '+CEREG:'),
  registration('AT+CREG?', '+CREG:'),
] as const

/** 27.007 §8.5: 0..31, undefined for 99 (not known). */
export const signalQuality: AtCommand<number | undefined> = {
  ...question('AT+CSQ', '+CSQ:'),
  parse: (lines) => {
    const level = Number(fields(lines, '+CSQ:')[0])
    return Number.isInteger(level) && level >= 0 && level <= 31 ? level : undefined
  },
}

/** 27.007 §7.3: the operator, as a number (`AT+COPS=3,2`) or a name. */
export const operatorName: AtCommand<string | undefined> = {
  ...question('AT+COPS?', '+COPS:'),
  parse: (lines) => fields(lines, '+COPS:')[2],
}
