/** One question to a modem: what to send, which answer lines are ours, what they mean. */
export interface AtCommand<T> {
  /** Sent as is, followed by CR. */
  readonly line: string
  /** Lines starting with one of these belong to the answer; any other line is an event. */
  readonly expects: readonly string[]
  /** Each expected line is followed by one with a PDU. */
  readonly hasPdus?: boolean
  /** The answer has lines without a prefix, as `AT+CGSN` gives. */
  readonly isBare?: boolean
  /** An answer has at least one line: a final result code without one is an earlier command's. */
  readonly mustHaveLine?: boolean
  readonly timeoutMs: number
  /** Asked synchronously right before it is written; false, and it is not (`withdrawn`). */
  readonly mayWrite?: () => boolean
  /** Turns the answer lines (final result code removed) into a value. Pure. */
  readonly parse: (lines: readonly string[]) => T
  /** What is sent after the prompt, and the questions asked before it is. */
  readonly handOver?: HandOver
  /** How long the answer may take once it was handed over; `timeoutMs` is for what comes before. */
  readonly answerMs?: number
}

/** A hand-over at the `> ` prompt: nothing is sent unless `begin` resolved and there is a payload. */
export interface HandOver {
  /** Runs while the prompt is awaited. */
  readonly begin: () => Promise<void>
  /** Asked synchronously right before it is written; undefined takes the whole thing back. */
  readonly payload: () => Uint8Array | undefined
  /** The line that invites in place of the prompt: `CONNECT` (Quectel's `+QFUPL`). */
  readonly invitation?: string
  /** The command says how many octets come: they are sent as they are and no Ctrl-Z ends them. */
  readonly isCounted?: boolean
}

const quickMs = 3_000

/** A command that only has to be obeyed. */
export const order = (line: string, timeoutMs = quickMs): AtCommand<void> => ({
  line,
  expects: [],
  timeoutMs,
  parse: () => undefined,
})

/** A question whose answer lines start with `prefix`; the lines are the value. */
export const question = (
  line: string,
  prefix: string,
  timeoutMs = quickMs,
): AtCommand<readonly string[]> => ({
  line,
  expects: [prefix],
  timeoutMs,
  parse: (lines) => lines,
})

/** A question that is answered with lines without a prefix (`AT+CGMI`). */
export const bareQuestion = (line: string): AtCommand<readonly string[]> => ({
  line,
  expects: [],
  isBare: true,
  timeoutMs: quickMs,
  parse: (lines) => lines,
})

/** The comma-separated fields after `prefix` on the first line that has it, unquoted. */
export function fields(lines: readonly string[], prefix: string): string[] {
  const line = lines.find((candidate) => candidate.startsWith(prefix))
  if (line === undefined) return []
  const said = line.slice(prefix.length).trim()
  const parts = said.match(/"[^"]*"|\([^)]*\)|[^,]+|(?<=^|,)(?=,)|(?<=,)$/g) ?? []
  return parts.map((part) => part.trim().replace(/^"|"$/g, ''))
}
