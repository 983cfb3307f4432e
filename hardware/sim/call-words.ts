import type { Call, CallTurn } from './call.ts'
import { causes } from './callee.ts'
import type { Settings } from './settings.ts'

/** How a family speaks of calls (modems.md §3.1). */
export interface CallWords {
  /** What it says unasked at each turn; nothing where the host did not ask for it. */
  readonly says: (turn: CallTurn, call: Call, settings: Settings) => readonly string[]
  /** What it says each time it rings. */
  readonly rings: (call: Call, settings: Settings) => readonly string[]
  readonly key: (key: string) => readonly string[]
  /** Index of a call in the list, and its `<mode>`; rows that are no voice calls come before it. */
  readonly list: {
    readonly index: number
    readonly mode: number
    readonly others: readonly string[]
  }
  /** `+CEER` about a cause. */
  readonly cause: (cause: number) => string
  /** Whether the end is said before the OK of the hang-up, or after it. */
  readonly endsBeforeOk: boolean
}

const causeWords: Readonly<Record<number, string>> = {
  [causes.unassigned]: 'Unassigned (unallocated) number',
  [causes.normal]: 'Normal call clearing',
  [causes.busy]: 'User busy',
  [causes.noAnswer]: 'User alerting, no answer',
  [causes.rejected]: 'Call rejected',
  [causes.outOfOrder]: 'Destination out of order',
  [causes.networkFailure]: 'Network out of order',
}

/** A cause in words. */
export const wordsOf = (cause: number): string => causeWords[cause] ?? 'Unknown'

/** The result code of a call that we did not end (V.250 §5.7.1). */
export function resultOf({ endedBy, cause }: Call): readonly string[] {
  if (endedBy === 'us' || endedBy === 'power') return []
  if (cause === causes.busy) return ['BUSY']
  return [cause === causes.noAnswer ? 'NO ANSWER' : 'NO CARRIER']
}

/** `<dir>` of 27.007 §7.18. */
export const directions = { out: 0, in: 1 } as const
const typeOf = (number: string): number => {
  if (number === '') return 128
  return number.startsWith('+') ? 145 : 129
}
/** Whose number it is, and its type. */
export const numbered = ({ to }: Call): string => `"${to}",${typeOf(to)}`

/** Seconds since it was called active. */
export const secondsOf = ({ activeAt, endedAt }: Call): number =>
  activeAt === undefined || endedAt === undefined ? 0 : Math.floor((endedAt - activeAt) / 1_000)

/** A row of `+CLCC` (27.007 §7.18). */
export const rowOf = (call: Call, { index, mode }: CallWords['list'], stat: number): string =>
  `+CLCC: ${index},${directions[call.direction]},${stat},${mode},0,${numbered(call)}`

/** RING and, where it was asked for, who calls (27.007 §7.11). */
export function ringsPlainly(call: Call, { calls }: Settings): readonly string[] {
  const hidden = call.to === '' ? 1 : 0
  return calls.tellsCaller ? ['RING', `+CLIP: ${numbered(call)},,,,${hidden}`] : ['RING']
}
