/**
 * The recovery ladder of one modem, gentlest rung first: ESC and AT, close and reopen the port, the
 * profile's own reset (it vanishes and comes back), the hub's power where somebody hooked it up.
 */
export type Rung = 'resync' | 'reopen' | 'reset' | 'power' | 'park'

/** How far up a modem is, and when it was reset (`Timers.now`). */
export interface RecoveryRecord {
  readonly tried: readonly Rung[]
  readonly resetsAt: readonly number[]
}

/** A modem that has not been ill. */
export const healthy: RecoveryRecord = { tried: [], resetsAt: [] }

/** What is possible at this moment. */
export interface RecoveryMeans {
  readonly now: number
  readonly hasReset: boolean
  readonly hasPower: boolean
}

const hourMs = 3_600_000
const resetsPerHour = 3

/** The next rung to try; each once a climb, `reset` and `power` together at most 3 times an hour. */
export function nextRung(record: RecoveryRecord, means: RecoveryMeans): Rung {
  const isAffordable = recentResets(record, means.now).length < resetsPerHour
  const ladder: readonly (readonly [Rung, boolean])[] = [
    ['resync', true],
    ['reopen', true],
    ['reset', means.hasReset && isAffordable],
    ['power', means.hasPower && isAffordable],
  ]
  const next = ladder.find(([rung, isPossible]) => isPossible && !record.tried.includes(rung))
  return next?.[0] ?? 'park'
}

/** The record after `rung` was tried. A parked modem starts a new climb, the budget stays spent. */
export function climbed(record: RecoveryRecord, rung: Rung, now: number): RecoveryRecord {
  const resetsAt = recentResets(record, now)
  if (rung === 'park') return { tried: [], resetsAt }
  const isCostly = rung === 'reset' || rung === 'power'
  return { tried: [...record.tried, rung], resetsAt: isCostly ? [...resetsAt, now] : resetsAt }
}

/** A full good cycle (a session that became ready and sent, or stayed well): start from below. */
export const wellAgain = (record: RecoveryRecord): RecoveryRecord => ({ ...record, tried: [] })

/**
 * Whether a modem may be reset beside the others: never two at once when that would leave none
 * working. With nobody working and nobody resetting there is nothing to lose.
 */
export const mayReset = (
  others: readonly { isWorking: boolean; isResetting: boolean }[],
): boolean =>
  others.some(({ isWorking }) => isWorking) || !others.some(({ isResetting }) => isResetting)

const recentResets = (record: RecoveryRecord, now: number): readonly number[] =>
  record.resetsAt.filter((at) => at > now - hourMs)
