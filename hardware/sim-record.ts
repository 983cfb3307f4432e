import type { ModemAnswer } from './errors.ts'

/** What a SIM's last answers add up to; one value per SIM, kept as long as it stays in its modem. */
export interface SimRecord {
  /** `+CMS ERROR: 21` in a row. */
  readonly rejected: number
  /** Different numbers that got `+CMS ERROR: 30` with no success in between. */
  readonly unknownSubscribers: readonly string[]
  /** `+CMS ERROR: 500` or a bare `ERROR` in a row. */
  readonly unspecified: number
  /** `SIM failure` and `SIM wrong` in a row. */
  readonly simFailures: number
  /** Milliseconds between two messages; 0 without congestion. */
  readonly paceMs: number
  /** Successes since the pace last changed. */
  readonly successes: number
}

/** A SIM of which nothing bad is known. */
export const cleanSim: SimRecord = {
  rejected: 0,
  unknownSubscribers: [],
  unspecified: 0,
  simFailures: 0,
  paceMs: 0,
  successes: 0,
}

const congestion: ReadonlySet<number> = new Set([41, 42, 192, 332])
const slowestMs = 60_000
const firstPaceMs = 300
const enoughSuccesses = 10
const thrice = 3
const twice = 2

const isSimFailure = ({ family, number = 0 }: ModemAnswer): boolean =>
  (family === 'cms' ? [313, 315] : [13, 15]).includes(number)

/** The network took a part: every row of refusals ends; ten in a row halve the pace. */
export function simAccepted(record: SimRecord): SimRecord {
  const successes = record.successes + 1
  const isEnough = successes >= enoughSuccesses
  const halved = record.paceMs / 2 < firstPaceMs ? 0 : record.paceMs / 2
  return {
    ...cleanSim,
    paceMs: isEnough ? halved : record.paceMs,
    successes: isEnough ? 0 : successes,
  }
}

/** The modem said `answer` to a message for `to`: rows grow, congestion doubles the pace. */
export function simRefused(record: SimRecord, answer: ModemAnswer, to: string): SimRecord {
  const code = answer.family === 'cms' ? answer.number : undefined
  const isUnspecified = code === 500 || answer.family === 'plain'
  const unknown = new Set(record.unknownSubscribers)
  return {
    rejected: code === 21 ? record.rejected + 1 : 0,
    unknownSubscribers: code === 30 ? [...unknown.add(to)] : record.unknownSubscribers,
    unspecified: isUnspecified ? record.unspecified + 1 : 0,
    simFailures: isSimFailure(answer) ? record.simFailures + 1 : 0,
    paceMs: code !== undefined && congestion.has(code) ? slower(record.paceMs) : record.paceMs,
    successes: 0,
  }
}

/**
 * Whether the SIM itself is to blame although each single answer blamed the message: 21 three times
 * in a row (spam filter, credit), 30 for three different numbers, 500 three times while registered;
 * 500 three times without registration is a sick modem. A SIM failure is the modem's the first
 * time: a reset cures some of them; the second is the SIM's.
 */
export function simVerdict(
  record: SimRecord,
  isRegistered: boolean,
): 'account' | 'sick' | 'sim' | undefined {
  if (record.simFailures >= twice) return 'sim'
  if (record.rejected >= thrice || record.unknownSubscribers.length >= thrice) return 'account'
  if (record.unspecified < thrice) return undefined
  return isRegistered ? 'account' : 'sick'
}

const slower = (paceMs: number): number => Math.min(slowestMs, Math.max(firstPaceMs, paceMs * 2))
