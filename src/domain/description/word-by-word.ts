import type { Sex } from './description.ts'
import { wordList } from './word-list.ts'

/** What a noun asks of the adjective before it: its gender, or that there are several. */
export type Gender = 'm' | 'f' | 'n' | 'p'
/** After which an adjective stands otherwise: nothing, `mit`, `ohne`. */
export type Case = 'plain' | 'with' | 'without'

/** The column of the word list, and how the language puts a word in its place. */
export interface Grammar {
  readonly column: 1 | 2
  /** Of an adjective before a noun. */
  readonly agreed: (adjective: string, gender: Gender, after: Case) => string
  /** Of an adjective by itself. */
  readonly alone: (adjective: string) => string
  /** A colour with its shade: `dunkelblau`. */
  readonly shaded: (shade: 'dark' | 'light' | 'bright', adjective: string) => string
}

interface Word {
  readonly sort: Gender | 'a' | 'x'
  readonly word: string
}

const columns = ([1, 2] as const).map(
  (column) =>
    new Map(
      wordList
        .flatMap((row) => row.split('|'))
        .flatMap((entry) => {
          const parts = entry.split('~')
          const [sort = 'x', ...word] = (parts[column] ?? '').split(' ')
          const made = { sort: sort as Word['sort'], word: word.join(' ') }
          return (parts[0] ?? '').split(',').map((nl) => [nl.toLowerCase(), made] as const)
        }),
    ),
)

const shades = { donker: 'dark', licht: 'light', fel: 'bright', knal: 'bright' } as const

function found(dutch: string, grammar: Grammar): Word | undefined {
  const plain = dutch.toLowerCase()
  const words = columns[grammar.column - 1]
  const whole = words?.get(plain)
  if (whole) return whole
  for (const [nl, shade] of Object.entries(shades)) {
    const colour = plain.startsWith(nl) ? words?.get(plain.slice(nl.length)) : undefined
    if (colour?.sort === 'a') return { sort: 'a', word: grammar.shaded(shade, colour.word) }
  }
  return undefined
}

interface Token extends Word {
  readonly lead: string
  readonly tail: string
}

/** The words of a phrase with what is known of each; two that are one thing come first. */
function tokensOf(phrase: string, grammar: Grammar): readonly Token[] {
  const parts = phrase.split(' ')
  const tokens: Token[] = []
  for (let i = 0; i < parts.length; i += 1) {
    const [, lead = '', core = '', tail = ''] = /^(\W*)(.*?)(\W*)$/u.exec(parts[i] ?? '') ?? []
    const pair = parts[i + 1] === undefined ? undefined : found(`${core} ${parts[i + 1]}`, grammar)
    const word = pair ?? found(core, grammar) ?? { sort: 'x', word: core }
    tokens.push({ ...word, lead, tail: pair ? '' : tail })
    if (pair) i += 1
  }
  return tokens
}

const prepositions: Readonly<Record<string, Case>> = { mit: 'with', ohne: 'without' }

/**
 * A Dutch phrase word by word, each adjective as the noun after it asks; a word that is not in the
 * list stays, as a name does.
 */
export function wordByWord(phrase: string, grammar: Grammar, begin: Case = 'plain'): string {
  const tokens = tokensOf(phrase, grammar)
  let after = begin
  return tokens
    .map(({ sort, word, lead, tail }, i) => {
      after = sort === 'x' ? (prepositions[word] ?? after) : after
      if (sort !== 'a') return `${lead}${word}${tail}`
      const noun = tokens.slice(i + 1).find((token) => token.sort !== 'a')
      const isNoun = noun !== undefined && noun.sort !== 'x' && noun.sort !== 'a'
      const said = isNoun ? grammar.agreed(word, noun.sort as Gender, after) : grammar.alone(word)
      return `${lead}${said}${tail}`
    })
    .join(' ')
}

/** Whether a phrase has a noun in it that can be gone along with: `zwarte fiets`. */
export const hasNoun = (phrase: string, grammar: Grammar): boolean =>
  tokensOf(phrase, grammar).some(({ sort }) => sort !== 'a' && sort !== 'x')

/** One, and several. */
export type People = Readonly<Record<Sex, readonly [one: string, several: string]>>
