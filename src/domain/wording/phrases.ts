/** Words as a pattern finds them, whatever stands in them. */
export const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const isCapitals = (phrase: string): boolean => /^\p{Lu}+$/u.test(phrase)

const wordForm = (word: string): string =>
  word.endsWith('*') ? `${escaped(word.slice(0, -1))}\\p{L}*` : escaped(word)

/** One spelling for all that a pattern takes for the same: ſ and s, ẞ and ß, K and the kelvin. */
const folded = (words: string): string => words.toLowerCase().toUpperCase().toLowerCase()

/** A phrase, with what a text has in it wherever the phrase fits it. */
class Phrase {
  readonly #phrase: string
  readonly #needle: string
  #pattern: RegExp | undefined

  constructor(phrase: string) {
    this.#phrase = phrase
    const words = phrase.split(' ').map((word) => folded(word.replace(/[*…]$/, '')))
    this.#needle = words.reduce((a, b) => (b.length > a.length ? b : a))
  }

  /**
   * Whether a folded text is worth the pattern. Each has all letters of the world in it: two hundred of
   * them took a tenth of a second to be made for the first text since the start, with the alert
   * waiting, and hardly any fits.
   */
  mayFit(text: string): boolean {
    return text.includes(this.#needle)
  }

  /** Whole words, `*` for any ending, `…` for up to four words. */
  get pattern(): RegExp {
    if (this.#pattern) return this.#pattern
    const [first = '', ...rest] = this.#phrase.split(' ')
    let form = wordForm(first)
    for (const word of rest) {
      form +=
        word === '…' ? String.raw`(?:\s+[^\s.!?,;:]+){0,4}?` : String.raw`\s+${wordForm(word)}`
    }
    this.#pattern = new RegExp(
      String.raw`(?<![\p{L}\d])${form}(?![\p{L}\d])`,
      isCapitals(this.#phrase) ? 'gu' : 'giu',
    )
    return this.#pattern
  }
}

const known = new Map<string, Phrase>()

function phraseOf(words: string): Phrase {
  const before = known.get(words)
  if (before) return before
  const phrase = new Phrase(words)
  known.set(words, phrase)
  return phrase
}

/** The patterns of those phrases that may fit a text, in their order. */
const patternsFor = (text: string, phrases: readonly string[]): readonly RegExp[] => {
  const inOneSpelling = folded(text)
  return phrases
    .map(phraseOf)
    .filter((phrase) => phrase.mayFit(inOneSpelling))
    .map(({ pattern }) => pattern)
}

/** The first words of a text that a phrase of the list fits; undefined when none does. */
export function saidOf(text: string, phrases: readonly string[]): string | undefined {
  for (const pattern of patternsFor(text, phrases)) {
    const [found] = text.match(pattern) ?? []
    if (found !== undefined) return found
  }
  return undefined
}

const negation = /(?<!\p{L})(?:niet|geen|nooit|not|never|don't|no|nicht|kein\p{L}*|nie)(?!\p{L})/iu

/** The same, but for what is said with *niet* or *not* in the same breath. */
export function askedOf(text: string, phrases: readonly string[]): string | undefined {
  for (const pattern of patternsFor(text, phrases)) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const before =
        text
          .slice(0, index)
          .split(/[.!?;:,]/)
          .at(-1) ?? ''
      const after = text.slice(index + found.length).split(/[.!?;:,]/)[0] ?? ''
      if (!negation.test(`${before} ${found} ${after}`)) return found
    }
  }
  return undefined
}
