import { randomBytes } from 'node:crypto'

/**
 * What is said of a fact that was read with its line, beside what is written. They are other names in
 * every process: nobody can write them into a file, and have something taken for unsealed that never
 * was sealed.
 */
export interface UnsealedNames {
  /** Instead of `sealed`: what that was, or `null` where its key was destroyed. */
  readonly held: string
  /** The number of a history; the first fact with it has the history too. */
  readonly history: string
}

const secret = randomBytes(12).toString('base64url')

/** A key of an object is looked for faster than a word that was put together. */
const asKey = (word: string): string => Object.keys({ [`${word} ${secret}`]: true })[0] ?? ''

export const unsealedNames: UnsealedNames = {
  held: asKey('held'),
  history: asKey('history'),
}
