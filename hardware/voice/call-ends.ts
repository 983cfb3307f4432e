import type { CallEvent } from '../at/call-events.ts'
import { ModemError } from '../errors.ts'
import { causeOf, endOfResult, numberInReport } from './call-causes.ts'
import type { CallEnd } from './call-state.ts'
import type { Phone } from './phone.ts'

/** What an event says of the end of a call; undefined where only the modem's report tells why. */
export function endSaid(
  { cause, word }: CallEvent & { kind: 'over' },
  wasUp: boolean,
): CallEnd | undefined {
  if (cause !== undefined) return { cause: causeOf(cause, wasUp), code: `cause ${cause}` }
  return word === undefined ? undefined : endOfResult(word)
}

/** What an answer to ATD says: a result code is the end of a call, an error is none of a call. */
export function endOfRefusal(error: unknown): CallEnd {
  const word = error instanceof ModemError ? error.answer?.word : undefined
  const said = word === undefined ? undefined : endOfResult(word)
  return said ?? { cause: 'unknown', isAssumed: true }
}

/** What the modem reports of its last call; undefined when it reports nothing. Never rejects. */
export async function endReported(
  phone: Pick<Phone, 'endReport'>,
  wasUp: boolean,
): Promise<CallEnd | undefined> {
  const report = await phone.endReport().catch(() => undefined)
  const number = report === undefined ? undefined : numberInReport(report)
  return number === undefined
    ? undefined
    : { cause: causeOf(number, wasUp), code: `CEER ${number}` }
}
