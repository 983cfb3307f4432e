import type { Kind, Outcome } from '../action.ts'
import type { Description } from './description.ts'

/** The languages a description can be told in. */
export type TextLanguage = 'nl' | 'en'

/** What a text needs beside its description. */
export interface About {
  readonly kind: Kind
  readonly description: Description
  /** The verified number to ring; not there when the site has none. */
  readonly number?: string
  /** Where one rings later, when there is no haste. */
  readonly laterNumber?: string
}

/** How one language tells a description. Each text is without the prefix of the municipality. */
export interface Tongue {
  /** The alert: who, clothes from top to bottom, time, place, direction, what to do, one number. */
  readonly alert: (about: About) => string
  /** The same for a call, in sentences; numbers and times are put into words later. */
  readonly spoken: (about: About) => string
  /** By what late readers know which alert it was: `de jongen van 7 (rode jas)`. */
  readonly key: (about: About) => string
  /** How it ended; repeats the key. */
  readonly result: (about: About, outcome: Outcome) => string
  /** For publication: that there was an action of this kind, and nothing of who it is about. */
  readonly summary: (kind: Kind) => string
}
