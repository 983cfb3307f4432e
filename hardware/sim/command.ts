import type { Dialect } from './dialect.ts'
import type { Faults } from './faults.ts'
import type { Inbox } from './inbox.ts'
import type { MessageStores } from './message-store.ts'
import type { SimulatedModemOptions } from './options.ts'
import type { Settings } from './settings.ts'
import type { Voice } from './voice.ts'

/** Octets that the host sends as they are, after a word that asks for them. */
export interface Upload {
  readonly opening: string
  readonly octets: number
  /** Nothing for so long, and it is given up. */
  readonly seconds: number
  /** Answers what came; undefined when it was given up. */
  readonly taken: (octets: Buffer | undefined) => readonly string[]
}

/** What the commands of a simulated modem read and set. */
export interface CommandHost {
  readonly options: SimulatedModemOptions
  readonly dialect: Dialect
  readonly stores: MessageStores
  readonly inbox: Inbox
  readonly faults: Faults
  readonly settings: Settings
  readonly voice: Voice
  readonly isRegistered: boolean
  pinLeft: number
  isUnlocked: boolean
  /** `+CSCA`; it is kept on the SIM. */
  serviceCentre: string
  /** Settings as after power-on (V.250 §6.1.1). */
  forgetSettings(): void
  restart(): void
  takeOctets(upload: Upload): void
  /** Lines nobody asked for. */
  tell(...lines: readonly string[]): void
}

/** A command line that fits, and what is answered to it; nothing when the answer comes later. */
export type Command = readonly [
  pattern: RegExp,
  answer: (host: CommandHost, match: RegExpExecArray) => readonly string[],
]

/** Nothing is said now; the answer comes later. */
export const unanswered: readonly string[] = []

/** Done, and nothing more to say. */
export const ok = ['OK'] as const

/** Changes something, and OK. */
export const done = (change: () => void): readonly string[] => {
  change()
  return ok
}

const words: Readonly<Record<number, string>> = {
  3: 'operation not allowed',
  11: 'SIM PIN required',
  12: 'SIM PUK required',
  16: 'incorrect password',
  50: 'Incorrect parameters',
}

/** `+CME ERROR` as `+CMEE` asks for it (27.007 §9.1 and §9.2). */
export function cmeError({ settings }: CommandHost, code: number): readonly string[] {
  if (settings.errorLevel === 0) return ['ERROR']
  return [`+CME ERROR: ${settings.errorLevel === 1 ? code : (words[code] ?? 'unknown')}`]
}
