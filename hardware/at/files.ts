import { type AtCommand, fields, type HandOver, question } from './command.ts'

/** How slow a modem may be: 115,200 baud is 11 octets a millisecond, and flash is slower. */
const octetsPerMs = 4
const patienceMs = 10_000
/** How long a Quectel or SIM800 waits for octets that do not come before it leaves data mode. */
const idleSeconds = 20

/** Longest piece that one `AT+FSWRITE` takes (SIM800 FS application note §2.5). */
export const longestWrite = 10_240

/**
 * Writes a file to a Quectel modem; yields how many octets it took. The file may not exist yet.
 * Quectel EC2x FILE AT Commands Manual, AT+QFUPL: `CONNECT`, the octets, `+QFUPL: size,checksum`.
 */
export const uploadToQuectel = (path: string, octets: Uint8Array): AtCommand<number> => ({
  line: `AT+QFUPL="${path}",${octets.length},${idleSeconds}`,
  expects: ['+QFUPL:'],
  mustHaveLine: true,
  timeoutMs: patienceMs,
  answerMs: timeFor(octets),
  parse: (lines) => sizeIn(lines, '+QFUPL:'),
  handOver: { ...given(octets), invitation: 'CONNECT' },
})

/**
 * Writes a file to a SIM7600 or A76xx (A76XX AT Command Manual, AT+CFTRANRX). It does not replace
 * one that exists, and its OK does not say how much it took.
 */
export const uploadToSimcom = (path: string, octets: Uint8Array): AtCommand<void> => ({
  line: `AT+CFTRANRX="${path}",${octets.length}`,
  expects: [],
  timeoutMs: patienceMs,
  answerMs: timeFor(octets),
  parse: () => undefined,
  handOver: given(octets),
})

/** Adds a piece of `longestWrite` octets at most to a file of a SIM800 (AT+FSWRITE, mode 1). */
export const appendOnSim800 = (path: string, octets: Uint8Array): AtCommand<void> => ({
  line: `AT+FSWRITE=${path},1,${octets.length},${idleSeconds}`,
  expects: [],
  timeoutMs: patienceMs,
  answerMs: timeFor(octets),
  parse: () => undefined,
  handOver: given(octets),
})

/** How many octets a file has: `AT+FSATTRI=name` of SIM7600 and A76xx, in the current folder. */
export const sizeOnSimcom = (name: string): AtCommand<number> => sizeOf('FSATTRI', name)

/** The same on a SIM800: `AT+FSFLSIZE=path`. */
export const sizeOnSim800 = (path: string): AtCommand<number> => sizeOf('FSFLSIZE', path)

const sizeOf = (verb: string, of: string): AtCommand<number> => ({
  ...question(`AT+${verb}=${of}`, `+${verb}:`),
  mustHaveLine: true,
  parse: (lines) => sizeIn(lines, `+${verb}:`),
})

const sizeIn = (lines: readonly string[], prefix: string): number =>
  Number(fields(lines, prefix)[0] ?? Number.NaN)

const given = (octets: Uint8Array): HandOver => ({
  begin: async () => undefined,
  payload: () => octets,
  isCounted: true,
})

const timeFor = (octets: Uint8Array): number => patienceMs + Math.ceil(octets.length / octetsPerMs)
