import type { Actor } from '../domain/accounts.ts'
import type { Kind } from '../domain/action.ts'
import type { Fact } from '../domain/facts.ts'
import type { Request } from '../domain/request.ts'
import type { CallScript } from '../domain/speech/call-script.ts'
import type { SpokenLanguage } from '../domain/speech/language.ts'
import type { State } from '../domain/state.ts'
import type { SendingModem, Sound } from './modems.ts'

/** What a site decides once; the contract's `municipality`. */
export interface Policy {
  readonly name: string
  readonly messagePrefix: string
  readonly timeZone: string
  readonly quietHours: string
  readonly quietHoursIgnoredBy: readonly Kind[]
  readonly verifiedNumbers: readonly string[]
}

/** The one journal, as dispatching sees it. Folds in the same tick; resolves when durable. */
export interface Ledger {
  readonly state: State
  readonly append: (facts: readonly Fact[], by: Actor) => Promise<void>
  /** Time of the newest fact, milliseconds since the epoch. */
  readonly lastFactAt: () => number
}

export interface PartCount {
  readonly parts: number
  readonly alphabet: 'gsm7' | 'ucs2'
  readonly units: number
  readonly unitsLeft: number
  readonly forcing: readonly { readonly char: string; readonly replacement?: string }[]
}

export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  fields: Readonly<Record<string, unknown>>,
) => void

/** What makes a call's sound. */
export interface Speech {
  /** Whether a text can be spoken here at all. */
  readonly canSpeak: () => boolean
  /** Everything that is said in a call; made once for the same words. Rejects when it cannot be. */
  readonly sound: (request: {
    readonly script: CallScript
    /** Dutch where nothing is said. */
    readonly language?: SpokenLanguage
    /** The id of a recording that takes the place of the message. */
    readonly recording?: string
  }) => Promise<Sound>
}

/** A text that somebody sent to a modem. */
export interface HeardText {
  readonly from: string
  readonly words: string
  readonly modem: string
  /** Of the received text: of the part that came in first. */
  readonly id: string
}

/** What a text leads to, and whether it has been dealt with: then nobody has to read it. */
export interface Heed {
  readonly facts: readonly Fact[]
  readonly isDealtWith: boolean
}

/** What dispatching needs from outside. `src/main.ts` fills it in; tests do too. */
export interface DispatchPorts {
  readonly policy: Policy
  readonly ledger: Ledger
  readonly modems: () => readonly SendingModem[]
  readonly now: () => number
  readonly newId: () => string
  readonly countParts: (text: string) => PartCount
  readonly speech: Speech
  /** What participants write about taking part; asked once for each text. */
  readonly heed?: (text: HeardText) => Heed
  /** What follows when the holder of a phone said in a call that it is theirs. */
  readonly confirmed?: (request: Request) => readonly Fact[]
  readonly log: Log
  /** Calls back once after so many milliseconds; returns the canceller. Never keeps a process up. */
  readonly after: (milliseconds: number, call: () => void) => () => void
}
