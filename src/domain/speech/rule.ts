import type { Language } from './language.ts'

/** One way in which something written is said otherwise. */
export interface SpeechRule {
  /** Sticky: it is tried at one place of the text at a time. */
  readonly pattern: RegExp
  /** The words, given the match and its groups ('' where absent); undefined: not this rule. */
  readonly say: (match: readonly string[], language: Language) => string | undefined
  /** A full stop at its end may end the sentence as well, so it is kept before a capital. */
  readonly mayEndSentence?: true
}

/** A pattern for a whole token: no letter or digit touches it on either side. */
export const token = (source: string, flags = 'i'): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, `${flags}uy`)
