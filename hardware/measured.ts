/** What was measured on one SIM, newest last; plain JSON, so that it can be remembered as it is. */
export interface Measured {
  /** Seconds from Ctrl-Z to the answer, first parts. */
  readonly first: readonly number[]
  /** The same for parts that followed within the open link (`+CMMS`). */
  readonly followUp: readonly number[]
  /** Seconds from acceptance to the status report. */
  readonly reports: readonly number[]
  /** Seconds from dialling to hung up, of calls that were played to the end. */
  readonly calls: readonly number[]
  /** Milliseconds since the epoch of the last accepted part. */
  readonly lastSentAt?: number
}

/** Nothing measured so far. */
export const unmeasured: Measured = { first: [], followUp: [], reports: [], calls: [] }

const partsKept = 20
const reportsKept = 100
const reportsNeeded = 20

/** One more accepted part, that took `seconds`. */
export function partMeasured(
  measured: Measured,
  part: { seconds: number; isFollowUp: boolean; at: number },
): Measured {
  const key = part.isFollowUp ? 'followUp' : 'first'
  return {
    ...measured,
    [key]: [...measured[key], toMilliseconds(part.seconds)].slice(-partsKept),
    lastSentAt: part.at,
  }
}

/** One more status report, `seconds` after its part was accepted. */
export const reportMeasured = (measured: Measured, seconds: number): Measured => ({
  ...measured,
  reports: [...measured.reports, toMilliseconds(seconds)].slice(-reportsKept),
})

/** One more call that was played to the end, and took `seconds`. */
export const callMeasured = (measured: Measured, seconds: number): Measured => ({
  ...measured,
  calls: [...measured.calls, toMilliseconds(seconds)].slice(-partsKept),
})

/** The median, or undefined of nothing. */
export const median = percentile(0.5)

const percentile95 = percentile(0.95)

/** 95th percentile of the report times in seconds, once 20 were seen. */
export const reportSecondsP95 = ({ reports }: Measured): number | undefined =>
  reports.length < reportsNeeded ? undefined : percentile95(reports)

/** Reads what was remembered; anything that does not look like it counts as nothing measured. */
export function readMeasured(value: unknown): Measured {
  if (typeof value !== 'object' || value === null) return unmeasured
  const { first, followUp, reports, calls, lastSentAt } = value as Record<string, unknown>
  return {
    first: numbers(first),
    followUp: numbers(followUp),
    reports: numbers(reports),
    calls: numbers(calls),
    ...(typeof lastSentAt === 'number' ? { lastSentAt } : {}),
  }
}

/**
 * Worked out once of each list: a modem is asked for its status before every message, and lists of
 * what was measured are never changed, only followed by others.
 */
function percentile(share: number): (values: readonly number[]) => number | undefined {
  const known = new WeakMap<readonly number[], number>()
  return (values) => {
    if (values.length === 0) return undefined
    const before = known.get(values)
    if (before !== undefined) return before
    const sorted = new Float64Array(values).sort()
    const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] as number
    known.set(values, found)
    return found
  }
}

/** Finer than that it is noise, and three times as long in the journal. */
const toMilliseconds = (seconds: number): number => Math.round(seconds * 1_000) / 1_000

const numbers = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((item) => Number.isFinite(item)) : []
