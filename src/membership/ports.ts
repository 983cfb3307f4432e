import type { Position } from '../domain/geo.ts'
import type { State } from '../domain/state.ts'

/** An address of the register, as signing up needs it. */
export interface KnownAddress {
  readonly street: string
  readonly city: string
  readonly suffix: string
  readonly location: Position
}

/** What membership needs from outside. */
export interface MembershipPorts {
  readonly state: State
  /** All addresses with this postcode and number, whatever the suffix. */
  readonly find: (postcode: string, houseNumber: number) => readonly KnownAddress[]
  /** The ids of received texts that came from one of these numbers. */
  readonly textsFrom: (numbers: ReadonlySet<string>) => readonly string[]
  /** The modems' own numbers, as people dial them. */
  readonly numbers: () => readonly string[]
  readonly now: () => number
  readonly newId: () => string
  /** A secret number of so many digits. */
  readonly newCode: (digits: number) => string
  readonly municipality: {
    readonly name: string
    readonly messagePrefix: string
    readonly timeZone: string
    /** `22:00-07:00`. */
    readonly quietHours: string
    /** Those that may stand in a text. */
    readonly verifiedNumbers: readonly string[]
  }
}
