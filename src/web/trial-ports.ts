import type { Actor } from '../domain/accounts.ts'

/** One step of the test that a site does once with each modem. */
export interface TrialStep {
  readonly name: string
  readonly state: 'waiting' | 'busy' | 'passed' | 'failed' | 'open'
  /** A key of the catalogue: what is waited for, or what came of it. */
  readonly note?: string
  /** The modem's own words. */
  readonly code?: string
}

/** A test under way, or just done. */
export interface TrialView {
  /** Masked. */
  readonly to: string
  /** What the tester is to answer. */
  readonly word: string
  readonly isRunning: boolean
  readonly steps: readonly TrialStep[]
}

/** What was found the last time that this modem was tested. */
export interface TrialOutcome {
  /** ISO 8601. */
  readonly at: string
  readonly steps: readonly TrialStep[]
  /** Another SIM is in it by now: the outcome counts no more. */
  readonly isOfOtherSim: boolean
  /** What the modem is not used for, because it failed. */
  readonly withheld: readonly ('sms' | 'voice')[]
}

export interface TrialPorts {
  /** Refuses a number that takes no SMS, and a modem that is not there, down or being tested. */
  readonly start: (modem: string, to: string, by: Actor) => void
  readonly view: (modem: string) => TrialView | undefined
}
