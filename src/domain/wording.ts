import type { Kind, PhaseName } from './action.ts'
import type { Description } from './description/description.ts'
import { placeToFillIn } from './templates/places-to-fill.ts'
import { ringing112 } from './wording/home-address.ts'
import type { TextRules } from './wording/text-rules.ts'
import { type Broken, isLookedFor, wordRules } from './wording/word-rules.ts'

interface Frame {
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  readonly phase: PhaseName
  readonly messagePrefix: string
}

/** What is to be said of a text; `blocks` stops it. */
export interface TextRemark {
  readonly key: string
  readonly parameters: Readonly<Record<string, string | number>>
  readonly field: string
  readonly blocks: boolean
}

/**
 * The text as it goes out: `[OEFENING ][CORRECTIE ]Prefix: ` and the words. Leading words that are
 * there already are not repeated; an AED alert may begin with REANIMATIE instead of the prefix.
 */
export function finalText(words: string, frame: Frame): string {
  let rest = words.trim()
  const leads: string[] = []
  for (const [lead, isWanted] of [
    ['OEFENING', frame.status === 'exercise'],
    ['CORRECTIE', frame.phase === 'correction'],
  ] as const) {
    const isThere = new RegExp(`^${lead}\\b:?\\s*`).exec(rest)
    if (isWanted && isThere) rest = rest.slice(isThere[0].length)
    if (isWanted) leads.push(`${lead} `)
  }
  const hasPrefix = rest.startsWith(frame.messagePrefix)
  const isReanimation = frame.kind === 'aed' && rest.startsWith('REANIMATIE')
  const prefix = hasPrefix || isReanimation ? '' : `${frame.messagePrefix}: `
  return `${leads.join('')}${prefix}${rest}`
}

const digits = (text: string): string => text.replace(/\D/g, '')

const gap = String.raw`(?:\s?-\s?|\s)?`
const phoneForms = [
  // International, with or without the (0) that should not be dialled.
  String.raw`(?:\+|00)[1-9]\d{0,2}(?:[\s-]?\(0\))?(?:[\s.-]?\d){6,12}`,
  // National and service numbers; a date is none.
  String.raw`(?!\d\d[-/]\d\d[-/](?:19|20)\d\d)0${gap}\d(?:${gap}\d){6,10}`,
  String.raw`\(0\d{1,3}\)[\s-]?\d(?:[\s-]?\d){5,7}`,
  String.raw`0\d{1,3}\s?/\s?\d(?:[\s-]?\d){5,7}`,
  String.raw`06\.\d{8}|0\d(?:\.\d\d){4}`,
  // Of the municipality: 14 and its area code.
  String.raw`14[\s-]\d{3,4}`,
]

/** Phone-like runs, as people write them; times and amounts have a `.` or `:` before or in them. */
const phoneLike = new RegExp(String.raw`(?<![\d.,:])(?:${phoneForms.join('|')})(?!\d)`, 'g')

/** The digits by which two ways of writing a number are the same. */
const sameDigits = (number: string): string =>
  digits(number.replace(/^(?:\+|00)31(?:[\s-]?\(0\))?/, '0'))

/** Numbers in a text that are not verified. 112 is everyone's and may always stand in it. */
export function unverifiedNumbers(text: string, verified: readonly string[]): readonly string[] {
  const known = new Set(verified.map(sameDigits))
  return numbersIn(text).filter((number) => !known.has(sameDigits(number)))
}

const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(phoneLike)].map(([number]) => number.trim())

/** Those of a list of numbers that stand in a text, however they are spelled there. */
export function listedIn(text: string, listed: readonly string[]): readonly string[] {
  const said = new Set(numbersIn(text).map(sameDigits))
  return listed.filter((number) => said.has(sameDigits(number)))
}

/** The numbers that a text may tell people to ring, and what its streets end in. */
interface Ringing {
  readonly listed: readonly string[]
  readonly streets: readonly string[]
}

/** The numbers that a text tells people to ring: those of a list that stand in it, and 112. */
const numbersToRing = (text: string, { listed, streets }: Ringing): readonly string[] => [
  ...listedIn(text, listed),
  ...(ringing112(streets).test(text) ? ['112'] : []),
]

/** The number that a text tells people to ring, where it is one: two split what comes in. */
export function onlyNumberIn(text: string, ringing: Ringing): string | undefined {
  const [number, other] = numbersToRing(text, ringing)
  return other === undefined ? number : undefined
}

interface Renumbering extends Pick<Ringing, 'streets'> {
  readonly from: string
  readonly to: string
}

/** A text that has another number to ring in the place of one, however that is spelled in it. */
export const renumbered = (text: string, { from, to, streets }: Renumbering): string =>
  from === '112'
    ? text.replace(new RegExp(ringing112(streets), 'gu'), to)
    : text.replace(phoneLike, (one) => (sameDigits(one) === sameDigits(from) ? to : one))

/** What a text is held against, beside what it is about. */
export interface CheckFrame extends Frame {
  readonly language?: string
  readonly description?: Description
  readonly verifiedNumbers: readonly string[]
  /** Of the list, those that proved to be wrong. */
  readonly wrongNumbers?: readonly string[]
  readonly count: { readonly parts: number; readonly forcing: readonly unknown[] }
  readonly rules: TextRules
}

/** The rules for texts (domain.md 5) that this text does not keep to, what blocks first. */
export function checkText(text: string, frame: CheckFrame): readonly TextRemark[] {
  const broken = [...formRules(text, frame), ...wordRules(text, frame, frame.rules)]
  return levelled(broken, frame.rules, 'text.sms')
}

/** What is to be said of rules that a text does not keep to, what blocks first. */
export function levelled(
  broken: readonly Broken[],
  { levels }: TextRules,
  field: string,
): readonly TextRemark[] {
  const remarks = broken.flatMap(([key, parameters = {}]): readonly TextRemark[] => {
    const level = levels[key] ?? 'warn'
    return level === 'off' ? [] : [{ key, parameters, field, blocks: level === 'block' }]
  })
  return [...remarks.filter(({ blocks }) => blocks), ...remarks.filter(({ blocks }) => !blocks)]
}

/** What can be said of a text without looking at its words. */
function formRules(text: string, frame: CheckFrame): readonly Broken[] {
  const { parts } = frame.count
  const broken: Broken[] = unverifiedNumbers(text, frame.verifiedNumbers).map((number) => [
    'number-not-verified',
    { number },
  ])
  for (const number of listedIn(text, frame.wrongNumbers ?? [])) {
    broken.push(['number-wrong', { number }])
  }
  if (text.length - frame.messagePrefix.length < 5) broken.push(['text-empty'])
  const open = placeToFillIn(text)
  if (open !== undefined) broken.push(['text-to-fill-in', { words: open }])
  if (parts > frame.rules.mostParts) broken.push(['text-too-long', { parts }])
  else if (parts > 1) broken.push(['text-many-parts', { parts }])
  broken.push(...twoNumbers(text, frame))
  if (/https?:\/\/|www\./i.test(text)) broken.push(['text-has-link'])
  const hasNumber = frame.verifiedNumbers.some((number) => digits(text).includes(digits(number)))
  const isAlert = frame.phase === 'alert' && frame.kind !== 'aed'
  if (isAlert && !hasNumber && !ringing112(frame.rules.streets).test(text))
    broken.push(['text-without-number'])
  return broken
}

/** What 112 is for besides the number of an action; `112 werkt niet` is no number to ring. */
const otherwise =
  /(?<!\p{L})(?:spoed|nood|emergency|notfall|nagł\p{L}*|nagl\p{L}*|niet|not|nie)(?!\p{L})/iu

/**
 * Two numbers in one text split what comes in (domain.md 5, *Text rules*: one number). In a result,
 * and of a hazard, 112 may stand beside it for who is in need.
 */
function twoNumbers(text: string, frame: CheckFrame): readonly Broken[] {
  const { kind, phase, verifiedNumbers, rules } = frame
  const clauses =
    phase !== 'result' && isLookedFor(kind)
      ? [text]
      : text.split(/[.,;:!?]\s/).filter((one) => !otherwise.test(one))
  const all = new Set(
    clauses.flatMap((one) =>
      numbersToRing(one, { listed: verifiedNumbers, streets: rules.streets }),
    ),
  )
  return all.size < 2 ? [] : [['text-two-numbers', { words: [...all].join(', ') }]]
}
