import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account } from '../domain/accounts.ts'
import type { FinishedDrill } from '../domain/drill/drill.ts'
import type { ScenarioId } from '../domain/drill/scenarios.ts'
import type { Parameters } from './catalogue/index.ts'

/** The phone rings in a drill; `key` is a text of the catalogue. */
export interface DrillCall {
  /** Milliseconds since the epoch, on the drill's clock. */
  readonly at: number
  readonly key: string
  readonly parameters: Parameters
}

/** What the screens of a drill have that those of the appliance have not. */
export interface DrillFrame {
  /** The path that its screens are under. */
  readonly base: string
  /** Oldest first. */
  readonly calls: () => readonly DrillCall[]
  /** The account of whoever is played beside the one who practises. */
  readonly colleague: string
  /** How much that is real waits for whoever practises. */
  readonly outside: () => number
}

/** Who asks for a page of a drill. */
export interface DrillVisitor {
  readonly account: Account
  /** Of the session that they have here. */
  readonly sessionId: string
  /** How much that is real waits for them. */
  readonly outside: number
}

/** Drills, for the appliance that they are held in. */
export interface DrillPorts {
  /** Those whose kind is switched on. */
  readonly scenarios: () => readonly ScenarioId[]
  /** Refuses while people are really alerted, and when too many practise at a time. */
  readonly begin: (scenario: string, account: Account) => Promise<void>
  /** What somebody practises now. */
  readonly running: (account: string) => ScenarioId | undefined
  /** People are really alerted: drills stand still. */
  readonly isPaused: () => boolean
  /** Marks it, keeps the marks and ends it; undefined when there was none. */
  readonly finish: (account: Account) => Promise<FinishedDrill | undefined>
  /** Ends it without marks. */
  readonly abandon: (account: string) => Promise<void>
  /** Answers a request by the drill of somebody, which runs; false when there is none. */
  readonly serve: (
    visitor: DrillVisitor,
    request: IncomingMessage,
    response: ServerResponse,
  ) => boolean
}

/** Where the screens of a drill are; what comes after it is a path of the appliance. */
export const drillBase = '/oefenen/bureau'
