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

/** Phone-like runs: service numbers, 14-numbers, national and international numbers. */
const phoneLike =
  /(?<![\d.,:])(?:\+31|0031|0)[\s-]?\d(?:[\s-]?\d){6,10}(?!\d)|(?<!\d)14[\s-]\d{3,4}(?!\d)/g

/** Numbers in a text that are not verified. 112 is everyone's and may always stand in it. */
export function unverifiedNumbers(text: string, verified: readonly string[]): readonly string[] {
  const known = new Set(verified.map(digits))
  return [...text.matchAll(phoneLike)]
    .map(([number]) => number.trim())
    .filter((number) => !known.has(digits(number)))
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
