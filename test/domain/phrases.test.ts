import fc from 'fast-check'
import t from 'tap'
import { saidOf } from '../../src/domain/wording/phrases.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'

const { accusing, pursuing, approaching, danger, distance, haste, origin } = shippedTextRules
const phrases = [accusing, pursuing, approaching, danger, distance, haste, origin].flat()

/** The same, with the pattern of every phrase held against every text. */
function slowly(text: string, phrase: string): string | undefined {
  const escaped = phrase.replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
  const form = escaped
    .replaceAll(' …', String.raw`(?:\s+[^\s.!?,;:]+){0,4}?`)
    .replaceAll(' ', String.raw`\s+`)
    .replaceAll('*', String.raw`\p{L}*`)
  const flags = /^\p{Lu}+$/u.test(phrase) ? 'u' : 'iu'
  return new RegExp(String.raw`(?<![\p{L}\d])${form}(?![\p{L}\d])`, flags).exec(text)?.[0]
}

/** Letters that a pattern which does not mind capitals takes for another. */
const alike = [
  ['s', 'ſ'],
  ['k', '\u212a'],
  ['ß', 'ẞ'],
  ['å', '\u212b'],
] as const

const spelled = fc
  .tuple(fc.constantFrom(...phrases), fc.constantFrom(' ', '  ', '\n', ' rode ', ' a b c d '))
  .map(([phrase, gap]) => phrase.replaceAll(' … ', gap).replaceAll('*', 'en').replaceAll('…', ''))
const disguised = fc
  .tuple(spelled, fc.constantFrom('upper', 'lower', 'as it is'), fc.constantFrom(...alike))
  .map(([words, letters, [plain, odd]]) => {
    if (letters === 'upper') return words.toUpperCase()
    return letters === 'lower' ? words.toLowerCase() : words.replaceAll(plain, odd)
  })
const text = fc
  .array(fc.oneof(disguised, fc.constantFrom('bel', '0800-0011.', 'xx', 'niet')), { maxLength: 4 })
  .map((words) => words.join(' '))

t.test('a phrase is found wherever its pattern finds it', (t) => {
  fc.assert(
    fc.property(text, fc.constantFrom(...phrases), (words, phrase) => {
      t.equal(saidOf(words, [phrase]), slowly(words, phrase))
    }),
    { numRuns: 500 },
  )
  const missed = phrases.filter((phrase) => {
    const words = phrase.replaceAll(' … ', ' ').replaceAll('*', '')
    return saidOf(words, [phrase]) !== words || saidOf(words.toUpperCase(), [phrase]) === undefined
  })
  t.strictSame(missed, [])
  t.end()
})
