import type { Kind } from '../action.ts'
import type { Language } from '../participant.ts'
import type { Fields } from '../templates/template.ts'
import type { Description } from './description.ts'

/** The languages a description can be told in: those that a participant can choose. */
export type TextLanguage = Language

/** What a text needs beside its description. */
export interface About {
  readonly kind: Kind
  readonly description: Description
  /** The verified number to ring; not there when the site has none. */
  readonly number?: string
  /** Where one rings later, when there is no haste. */
  readonly laterNumber?: string
  /** Of the municipality itself. */
  readonly townNumber?: string
  /** When the message left that this one is about: `15.02`. */
  readonly sent?: string
  /** What changed since people were told, as a sentence. */
  readonly news?: string
  /** How every message begins. */
  readonly prefix?: string
}

/**
 * How one language tells a description: the sentences that the templates of the language are filled
 * in with. The frame around them is the template's.
 */
export interface Tongue {
  /** As it is read: who, clothes from top to bottom; time, place, direction; its key. */
  readonly fields: (about: About) => Fields
  /** As it is said in a call; numbers and times are put into words later. */
  readonly spoken?: (about: About) => Fields
  /** As a message has it, where that is written otherwise than it is said. */
  readonly written?: (text: string) => string
}
