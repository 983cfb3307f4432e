import type { Kind } from '../action.ts'
import { type Description, type FieldName, items, sortOf } from '../description/description.ts'
import { namedPlace } from '../timeline/named-place.ts'
import type { TextRules } from '../wording/text-rules.ts'
import { type Broken, describing, wordRules } from '../wording/word-rules.ts'
import { levelled, type TextRemark, unverifiedNumbers } from '../wording.ts'

/** What a summary for publication is held against. */
export interface SummaryFrame {
  readonly kind: Kind
  readonly description: Description
  /** The names of areas. */
  readonly areas: readonly string[]
  readonly verifiedNumbers: readonly string[]
  readonly rules: TextRules
}

/** Longer than any notice on a site has to be. */
const longest = 600

/** Choices are words of the form, and not of the text. */
const notWords: readonly FieldName[] = ['sex', 'care', 'danger', 'count']

/**
 * The rules for what is published that a summary does not keep to (domain.md U1, G10): a site keeps
 * what it shows for years, so nothing by which somebody can be known stands in it. A fire may be
 * told with its place.
 */
export function checkSummary(summary: string, frame: SummaryFrame): readonly TextRemark[] {
  const { kind, rules, verifiedNumbers } = frame
  const broken: Broken[] = []
  if (summary.length > longest) broken.push(['publication-long', { most: longest }])
  if (sortOf(kind) !== 'hazard') broken.push(...knowable(summary, frame))
  for (const number of unverifiedNumbers(summary, verifiedNumbers)) {
    broken.push(['number-not-verified', { number }])
  }
  broken.push(...wordRules(summary, { kind, phase: 'result', messagePrefix: '' }, rules))
  return levelled(broken, rules, 'summary')
}

/** Words by which somebody, or where they were, can be known. */
function knowable(summary: string, { description, areas }: SummaryFrame): readonly Broken[] {
  const words = describing(summary) ?? told(summary, description)
  const place = namedPlace(summary, areas)
  return [
    ...(words === undefined ? [] : [['publication-describes', { words }] as const]),
    ...(place === undefined ? [] : [['publication-place', { place }] as const]),
  ]
}

/** The first thing of the description that stands in a text as it was told. */
function told(text: string, description: Description): string | undefined {
  const words = (one: string) =>
    ` ${one
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim()} `
  const low = words(text)
  return Object.entries(description)
    .filter(([name]) => !notWords.includes(name as FieldName))
    .flatMap(([, value = '']) => items(value))
    .find((item) => item.length > 1 && low.includes(words(item)))
}
