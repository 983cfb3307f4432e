import type { Kind, PhaseName } from '../action.ts'
import { type Description, sortOf } from '../description/description.ts'
import { isSeen } from '../description/lexicon.ts'
import { homeAddressIn } from './home-address.ts'
import { nameIn } from './names.ts'
import { askedOf, saidOf } from './phrases.ts'
import type { TextRules } from './text-rules.ts'

/** What a text is about. */
export interface WordFrame {
  readonly kind: Kind
  readonly phase: PhaseName
  readonly messagePrefix: string
  readonly description?: Description
  /** Of the words; Dutch where nothing is said. */
  readonly language?: string
}

/** A rule that a text does not keep to, with what its words are filled in with. */
export type Broken = readonly [rule: string, parameters?: Readonly<Record<string, string | number>>]

/** The rules about words that this text does not keep to (domain.md 5; S3, S5, S11). */
export function wordRules(text: string, frame: WordFrame, rules: TextRules): readonly Broken[] {
  const said = (rule: string, words: string | undefined): readonly Broken[] =>
    words === undefined ? [] : [[rule, { words }]]
  return [
    ...said('text-pursues', askedOf(text, rules.pursuing)),
    ...dangerRules(text, frame, rules),
    ...abbreviationsOf(frame, rules).flatMap(([short, long]): readonly Broken[] =>
      saidOf(text, [short]) === undefined ? [] : [['text-abbreviation', { words: short, long }]],
    ),
    ...said('text-accuses', saidOf(text, rules.accusing)),
    ...originRules(text, frame, rules),
    ...addressRules(text, frame, rules),
    ...said('text-haste', saidOf(text, rules.haste)),
    ...said('text-names', nameIn(text, rules.names, agreedNames(frame))),
    ...(isOwnAlert(frame)
      ? [...ageRules(text, frame), ...features(text, frame, rules), ...capRules(text, frame)]
      : []),
  ]
}

/** Skin or descent only stands beside what one can know somebody by (domain.md S3). */
function originRules(text: string, frame: WordFrame, rules: TextRules): readonly Broken[] {
  const words = originIn(text, rules)
  if (words === undefined) return []
  const isAlone =
    isOwnAlert(frame) && featureCount(withoutOrigin(text, rules)) < rules.fewestFeatures
  const few = ['origin-few-features', { words, fewest: rules.fewestFeatures }] as const
  return [['text-origin', { words }], ...(isAlone ? [few] : [])]
}

/** The first words of a text that tell somebody's skin or descent; undefined without any. */
export const originIn = (text: string, { origin }: TextRules): string | undefined =>
  saidOf(text, origin)

function withoutOrigin(text: string, rules: TextRules): string {
  const words = originIn(text, rules)
  return words === undefined ? text : withoutOrigin(text.replaceAll(words, ''), rules)
}

/** Where somebody lives, in a text about them; a warning is of a place, and help comes to a house. */
function addressRules(text: string, { kind }: WordFrame, rules: TextRules): readonly Broken[] {
  if (!isLookedFor(kind)) return []
  const found = homeAddressIn(text, rules.streets)
  return found ? [['text-home-address', found]] : []
}

/** Whether an action is about somebody or something that people look out for. */
export const isLookedFor = (kind: Kind): boolean =>
  ['missing', 'suspect', 'vehicle'].includes(sortOf(kind))

/** A child may be called by its name once that was filled in, where it says who has to agree. */
const agreedNames = ({ description }: WordFrame): readonly string[] =>
  description?.name?.split(/\s+/) ?? []

/** The list is of Dutch ones; what is short in German or Polish may be as people write it. */
const abbreviationsOf = ({ language = 'nl' }: WordFrame, rules: TextRules) =>
  language === 'nl' || language === 'en' ? rules.abbreviations : []

/** What an alert leaves open is asked of it once, not of each translation. */
const isOwnAlert = ({ phase, language = 'nl' }: WordFrame): boolean =>
  phase === 'alert' && language === 'nl'

/** Where somebody may be dangerous nobody goes near them. */
function dangerRules(text: string, frame: WordFrame, rules: TextRules): readonly Broken[] {
  const isAboutPeople = isLookedFor(frame.kind)
  const isTold = frame.description?.danger !== undefined && frame.phase !== 'result'
  const isSaid = isAboutPeople && askedOf(text, rules.danger) !== undefined
  if (!isTold && !isSaid) return []
  const approach = askedOf(text, rules.approaching)
  const isFar = saidOf(text, rules.distance) !== undefined
  return [
    ...(approach === undefined ? [] : [['danger-approach', { words: approach }] as const]),
    ...(isFar ? [] : [['danger-without-distance'] as const]),
  ]
}

const grownUp = 18
/** An age, or the least of two. */
const years = /(?<![\d–/-])(\d{1,3})(?: ?(?:[-–/]|of|à|tot) ?\d{1,3})?(?: jaar|-jarige?)(?!\p{L})/gu

/** The kind that the form begins with may have been left as it was, where all it names are grown up. */
function ageRules(text: string, { kind }: WordFrame): readonly Broken[] {
  if (kind !== 'missing-child') return []
  const [age = 0, ...others] = [...text.matchAll(years)].map(([, least]) => Number(least))
  return [age, ...others].every((one) => one >= grownUp) ? [['grown-up-child', { age }]] : []
}

const figures: readonly RegExp[] = [
  // An age, a length and a plate.
  /\b\d{1,2}(?:-\d{1,2})? jaar\b|\b\d{1,2}-jarige?\b|\baged \d|\(\d{1,2},|\bvan \d{1,2}\b(?![.:])/,
  /\b[12][.,]\d\d ?m\b/,
  /\b[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}\b/,
]

/** The first words of a text by which a person or a vehicle can be known; undefined without any. */
export const describing = (text: string): string | undefined =>
  [...text.matchAll(/[\p{L}-]+/gu)].map(([word]) => word).find(isSeen) ??
  figures.flatMap((figure) => figure.exec(text)?.[0] ?? [])[0]

/** How many things in a text one can know a person or a vehicle by. */
export const featureCount = (text: string): number =>
  [...text.matchAll(/[\p{L}-]+/gu)].filter(([word]) => isSeen(word)).length +
  figures.filter((figure) => figure.test(text)).length

function features(text: string, { kind }: WordFrame, rules: TextRules): readonly Broken[] {
  if (!isLookedFor(kind)) return []
  const isEnough = featureCount(text) >= rules.fewestFeatures
  return isEnough ? [] : [['too-few-features', { fewest: rules.fewestFeatures }]]
}

const time =
  /\d{1,2}[.:]\d\d|(?<!\p{L})(?:nu|sinds|vanaf|vandaag|vanochtend|vanmiddag|vanavond|vannacht|gisteren|since|now|today|tonight)(?!\p{L})/iu
const place =
  /\p{L}{3,}(?:straat|laan|weg|plein|dijk|kade|park|markt|steeg|gracht|singel)(?!\p{L})|[\p{Ll}\d,] \p{Lu}\p{Ll}+|(?<!\p{L})(?:bij|langs|richting|near) (?!(?:nood|spoed|gevaar|brand|vragen|twijfel)(?!\p{L}))(?:(?:de|het|een|the) )?\p{L}{4,}/u
const advice =
  /(?<!\p{L})(?:bel|ga|sluit|blijf|kijk|kom|haal|houd|kook|meld|gebruik|drink|help|sms|antwoord|call|go|stay|close|keep|come|look)(?!\p{L})/iu

/** The questions that every alert answers (CAP 1.2 §3.2; what NL-Alert asks of its texts). */
function capRules(text: string, { kind, messagePrefix }: WordFrame): readonly Broken[] {
  const words = text.replace(messagePrefix, '').replace(/^[:\s]+/, '')
  const answers: readonly (readonly [rule: string, isThere: boolean])[] = [
    ['cap-source', text.includes(messagePrefix) || kind === 'aed'],
    ['cap-threat', /\p{L}{3,}[^.!?]*\p{L}{3,}/u.test(words)],
    ['cap-place', place.test(words)],
    ['cap-time', time.test(words)],
    ['cap-advice', advice.test(words)],
  ]
  return answers.flatMap(([rule, isThere]) => (isThere ? [] : [[rule] as const]))
}
