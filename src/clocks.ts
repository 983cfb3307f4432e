import type { Config } from './config.ts'
import type { Dispatch } from './dispatch/dispatch.ts'
import type { Log } from './dispatch/ports.ts'
import { startResultClock } from './dispatch/result-clock.ts'
import { type RetentionPorts, startRetention } from './dispatch/retention-clock.ts'
import { dutyPorts, startDuty } from './duty-clock.ts'
import type { Membership } from './membership/membership.ts'
import { startQuestions } from './question-clock.ts'
import type { Speech } from './speech/speech.ts'
import type { Store } from './store/store.ts'
import type { UpsWatch } from './ups/watch-upsd.ts'

interface ClockOptions {
  readonly config: Config
  readonly now: () => number
  readonly log: Log
}

interface Clocked {
  readonly dispatch: Dispatch
  readonly store: Store
  readonly speech: Speech
  readonly membership: Membership
  readonly ups: UpsWatch
}

/** Starts everything that goes by the clock; returns what ends it. */
export function startClocks(options: ClockOptions, parts: Clocked): () => Promise<void> {
  const stopResults = startResultClock(parts.dispatch)
  const stopRetention = startRetention(retentionPorts(options, parts))
  const stopQuestions = startQuestions(parts.membership, parts.store, options)
  const stopDuty = startDuty(
    { ...dutyPorts(options, parts.store), power: parts.ups.power },
    parts.store,
    options,
  )
  return async (): Promise<void> => {
    stopResults()
    stopQuestions()
    stopDuty()
    parts.ups.stop()
    await stopRetention()
  }
}

const retentionPorts = (
  { log, now }: ClockOptions,
  { store, speech }: Clocked,
): RetentionPorts => ({
  ledger: store,
  record: (facts, by) => store.append(facts, by),
  compact: () => store.compact(),
  forgetSounds: (needed) => speech.forget(needed),
  now,
  log,
})
