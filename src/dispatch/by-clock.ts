import { type ScheduledTask, schedule } from 'node-cron'
import type { Log } from './ports.ts'

interface Clockwork {
  /** What it is called in the log. */
  readonly name: string
  /** The pattern of node-cron, in UTC, with seconds first. */
  readonly at: string
  readonly run: () => void | Promise<void>
  readonly log: Log
}

/**
 * Runs by the clock, never twice at once. In UTC: node-cron in a local zone is silent in the repeated
 * hour of autumn. A run that fails is in the log, and the next one comes all the same; one that a
 * blocked loop missed is not told, for what is due is stored, and the next run finds it.
 */
export const byClock = ({ name, at, run, log }: Clockwork): ScheduledTask =>
  schedule(at, run, {
    timezone: 'UTC',
    noOverlap: true,
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      debug: () => undefined,
      warn: (message) => log('warn', 'clock-busy', { clock: name, message }),
      error: (message, error) =>
        log('error', 'clock-failed', { clock: name, error: String(error ?? message) }),
    },
  })
