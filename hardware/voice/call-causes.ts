import type { CallCause } from './call-outcome.ts'
import type { CallEnd } from './call-state.ts'

/** What a cause means for a call that nobody took, and for one that was up, where that differs. */
type Row = readonly [from: number, to: number, cause: CallCause, onceUp?: CallCause]

/** 24.008 annex H (ITU-T Q.850), as `+CEER`, `^CEND` and `^DSCI` tell it. First row that fits. */
const causes: readonly Row[] = [
  [1, 1, 'number-does-not-exist'], // unassigned number
  [3, 3, 'unreachable'], // no route to destination
  [6, 6, 'network'], // channel unacceptable
  [8, 8, 'barred'], // operator determined barring
  [16, 16, 'no-answer', 'hung-up'], // normal call clearing
  [17, 17, 'busy'],
  [18, 19, 'no-answer', 'network'], // no user responding, alerting without an answer
  [20, 20, 'unreachable'], // subscriber absent (Q.850)
  [21, 21, 'rejected'],
  [22, 22, 'number-does-not-exist'], // number changed
  [25, 25, 'network'], // pre-emption
  [26, 26, 'hung-up'], // non-selected user clearing
  [27, 27, 'unreachable'], // destination out of order
  [28, 28, 'number-does-not-exist'], // invalid number format
  [29, 29, 'barred'], // facility rejected
  [31, 31, 'unknown', 'hung-up'], // normal, unspecified
  [34, 34, 'congestion'], // no channel available
  [38, 41, 'network'], // network out of order, temporary failure
  [42, 42, 'congestion'], // switching equipment congestion
  [43, 43, 'network'],
  [44, 47, 'congestion'], // requested channel, resources not available
  [49, 49, 'network'], // quality of service unavailable
  [50, 57, 'barred'], // not subscribed, barred within the user group
  [58, 63, 'network'], // bearer or service not available
  [68, 68, 'barred'], // credit: ACM at or beyond its maximum
  [65, 127, 'network'], // not implemented, protocol errors, interworking
]

/** What makers write instead of a number; the first that fits. */
const words: readonly (readonly [RegExp, number])[] = [
  [/unassigned|unallocated|unobtainable/i, 1],
  [/operator.?determined.?barring/i, 8],
  [/busy/i, 17],
  [/no.?user.?respond/i, 18],
  [/no.?answer/i, 19],
  [/reject/i, 21],
  [/number.?changed/i, 22],
  [/out.?of.?order/i, 27],
  [/invalid.?number|incomplete.?number/i, 28],
  [/congestion/i, 42],
  [/no.?(circuit|channel)|resources?.?unavailable/i, 34],
  [/network.?failure|no.?(service|network)|fade/i, 38],
  [/unspecified/i, 31],
  [/normal|client.?ended|call.?ended|released?.?by/i, 16],
]

/** The call result codes of V.250 §6.3.1; the others say only that there is no call. */
const results: Readonly<Record<string, CallCause>> = {
  BUSY: 'busy',
  'NO ANSWER': 'no-answer',
  'NO DIALTONE': 'network',
}

/** Why a call ended, by the number of its cause; `wasUp` when the far end had taken it. */
export function causeOf(number: number, wasUp: boolean): CallCause {
  const row = causes.find(([from, to]) => number >= from && number <= to)
  if (!row) return wasUp ? 'hung-up' : 'unknown'
  return (wasUp ? row[3] : undefined) ?? row[2]
}

/** What a call result code says by itself; undefined for `NO CARRIER`: then the modem is asked. */
export function endOfResult(word: string): CallEnd | undefined {
  const cause = results[word]
  return cause && { cause, code: word }
}

/**
 * The number in a `+CEER` report: `17`, `Cause: 17`, `5,16`, `8,16,0`, `17, CM_USER_BUSY`,
 * `User busy`; undefined where it says nothing of a call, as after a start.
 */
export function numberInReport(report: string): number | undefined {
  if (/no (cause|error)/i.test(report)) return undefined
  const word = words.find(([pattern]) => pattern.test(report))
  if (word) return word[1]
  const numbers = [...report.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  return numbers.findLast((number) => number > 0 && number <= 127)
}
