import { inWords, type TermId, terms } from '../../domain/retention.ts'
import type { Key, Parameters } from './index.ts'

type Speak = (key: Key, parameters?: Parameters) => string

/** A term as a person reads it: what, how long, and from when. */
export interface TermInWords {
  readonly id: TermId
  readonly what: string
  readonly length: string
  readonly since: string
}

export const lengthOf = (id: TermId, t: Speak): string => {
  const { count, unit } = inWords(id)
  return t(`term.${unit}`, { count })
}

/** Some things of a kind go before its term, which whoever reads of the term has to know. */
const whatOf = (id: TermId, t: Speak): string => {
  const what = t(`term.what.${id}`)
  if (id !== 'sounds' && id !== 'presses') return what
  const [unused, home] = [lengthOf('spoken', t), lengthOf('addresses', t)]
  return `${what}. ${t(`term.note.${id}`, { unused, home })}`
}

/** Every term, from the same data that the scheduler applies. */
export const termsInWords = (t: Speak): readonly TermInWords[] =>
  (Object.keys(terms) as TermId[]).map((id) => ({
    id,
    what: whatOf(id, t),
    length: lengthOf(id, t),
    since: t(`term.since.${terms[id].since}`),
  }))
