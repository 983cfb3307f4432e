import file from '../../../config/text-rules.json' with { type: 'json' }

/** What a rule does with a text that does not keep to it. */
export type RuleLevel = 'block' | 'warn' | 'off'

/** What a municipality makes of a rule instead of what is shipped, by the key of the rule. */
export type OwnLevels = Readonly<Partial<Record<string, RuleLevel>>>

/**
 * What a municipality holds its texts against (domain.md 5, *Text rules*). In a phrase `*` is any
 * ending of a word and `…` up to four words.
 */
export interface TextRules {
  /** By the key of a remark. */
  readonly levels: Readonly<Record<string, RuleLevel>>
  /** What a coordinator may make of a rule; anything of one that is not here. */
  readonly allowed: Readonly<Partial<Record<string, readonly RuleLevel[]>>>
  readonly mostParts: number
  /** A person or vehicle is known by at least so many things that one can see. */
  readonly fewestFeatures: number
  /** With what to write in its place. */
  readonly abbreviations: readonly (readonly [short: string, long: string])[]
  readonly accusing: readonly string[]
  /** To ask people to search, follow or stop somebody; with `niet` beside it, it is right. */
  readonly pursuing: readonly string[]
  /** To go to somebody: not where there is danger. */
  readonly approaching: readonly string[]
  readonly danger: readonly string[]
  readonly distance: readonly string[]
  /** Messages arrive later than they are written. */
  readonly haste: readonly string[]
  /** Skin or descent, which tells little and hurts many (S3). */
  readonly origin: readonly string[]
  /** What streets end in: with a number behind it is where somebody lives. */
  readonly streets: readonly string[]
  /** Given names that are no other words; a text names no private person. */
  readonly names: readonly string[]
}

/** As shipped, `config/text-rules.json`. */
export const shippedTextRules = file as unknown as TextRules
