import type { Language } from '../participant.ts'

/** An address as somebody typed it; whether it exists is for the register to say. */
export interface WrittenAddress {
  /** Four digits and two capitals: `1234AB`. */
  readonly postcode: string
  readonly houseNumber: number
  /** Capitals and digits without signs between them: `A`, `BIS`, `A2`. */
  readonly suffix?: string
}

/** What can be asked with too few words: `AAN` without an address, `JA` without its code. */
export type Incomplete = 'sign-up' | 'confirm' | 'undo' | 'pause' | 'night' | 'address' | 'work'

/**
 * What the whole of a received SMS asks. Nothing is proved by it: senders can be forged, so whatever
 * needs proof is answered with a code, and `confirm` brings that code back.
 */
export type Command = (
  | { readonly kind: 'sign-up'; readonly address: WrittenAddress }
  | { readonly kind: 'confirm'; readonly code: string }
  /** Takes a goodbye back. */
  | { readonly kind: 'undo'; readonly code: string }
  /** Four to six digits and no word: a code when one is awaited, else a text like any other. */
  | { readonly kind: 'bare-code'; readonly code: string }
  /** A whole `NEE`: says no to what was asked, and asks for no answer. */
  | { readonly kind: 'decline' }
  | { readonly kind: 'stop' }
  /** Local days, both included. */
  | { readonly kind: 'pause'; readonly from: string; readonly until: string }
  | { readonly kind: 'pause-end' }
  | { readonly kind: 'night'; readonly isOn: boolean }
  | { readonly kind: 'address'; readonly address: WrittenAddress }
  | { readonly kind: 'work'; readonly address: WrittenAddress }
  | { readonly kind: 'work-end' }
  | { readonly kind: 'status' }
  | { readonly kind: 'help' }
  /** All further answers in `language`. */
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'incomplete'; readonly of: Incomplete }
) & {
  /** Of the words, where they tell; `STOP` and `STATUS` are the same in both. */
  readonly language?: Language
}
