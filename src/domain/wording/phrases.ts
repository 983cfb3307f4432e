const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const isCapitals = (phrase: string): boolean => /^\p{Lu}+$/u.test(phrase)

const wordForm = (word: string): string =>
  word.endsWith('*') ? `${escaped(word.slice(0, -1))}\\p{L}*` : escaped(word)

const patterns = new Map<string, RegExp>()

/** A phrase as a pattern: whole words, `*` for any ending, `…` for up to four words. */
function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase)
  if (known) return known
  const [first = '', ...rest] = phrase.split(' ')
  let form = wordForm(first)
  for (const word of rest) {
    form += word === '…' ? String.raw`(?:\s+[^\s.!?,;:]+){0,4}?` : String.raw`\s+${wordForm(word)}`
  }
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\d])${form}(?![\p{L}\d])`,
    isCapitals(phrase) ? 'gu' : 'giu',
  )
  patterns.set(phrase, pattern)
  return pattern
}

/** The first words of a text that a phrase of the list fits; undefined when none does. */
export function saidOf(text: string, phrases: readonly string[]): string | undefined {
  for (const phrase of phrases) {
    const [found] = text.match(patternOf(phrase)) ?? []
    if (found !== undefined) return found
  }
  return undefined
}

const negation = /(?<!\p{L})(?:niet|geen|nooit|not|never|don't|no|nicht|kein\p{L}*|nie)(?!\p{L})/iu

/** The same, but for what is said with *niet* or *not* in the same breath. */
export function askedOf(text: string, phrases: readonly string[]): string | undefined {
  for (const phrase of phrases) {
    for (const { 0: found, index } of text.matchAll(patternOf(phrase))) {
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
