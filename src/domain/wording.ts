import type { Kind, PhaseName } from './action.ts'

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

const mostParts = 10

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
  return [...text.matchAll(phoneLike)]
    .map(([number]) => number.trim())
    .filter((number) => !known.has(sameDigits(number)))
}

/** The rules for texts (domain.md 5) that this text does not keep to. */
export function checkText(
  text: string,
  frame: Frame & {
    readonly verifiedNumbers: readonly string[]
    readonly count: { readonly parts: number; readonly forcing: readonly unknown[] }
  },
): readonly TextRemark[] {
  const remarks: TextRemark[] = []
  const say = (key: string, blocks: boolean, parameters: TextRemark['parameters'] = {}): void => {
    remarks.push({ key, blocks, parameters, field: 'text.sms' })
  }
  for (const number of unverifiedNumbers(text, frame.verifiedNumbers)) {
    say('number-not-verified', true, { number })
  }
  if (text.length - frame.messagePrefix.length < 5) say('text-empty', true)
  if (frame.count.parts > mostParts) say('text-too-long', true, { parts: frame.count.parts })
  else if (frame.count.parts > 1) say('text-many-parts', false, { parts: frame.count.parts })
  if (/https?:\/\/|www\./i.test(text)) say('text-has-link', false)
  const hasNumber = frame.verifiedNumbers.some((number) => digits(text).includes(digits(number)))
  if (frame.phase === 'alert' && !hasNumber && !/\b112\b/.test(text))
    say('text-without-number', false)
  return remarks
}
