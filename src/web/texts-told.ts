import type { PhaseText, Written } from '../domain/action.ts'

/** A wording as a report has it. */
export interface TextTold {
  readonly sms: string
  readonly parts: number
  /** Of a translation. */
  readonly language?: string
  /** It is for who first fetches an AED. */
  readonly isForFetching?: true
}

/** Every wording of a phase: each text with its translations, and with the one for who fetches. */
export const textsTold = (texts: readonly PhaseText[]): readonly TextTold[] =>
  texts.flatMap(({ fetching, ...text }) => [
    ...inTongues(text),
    ...(fetching ? inTongues(fetching, { isForFetching: true }) : []),
  ])

const inTongues = (
  { sms, parts, translations = {} }: Written,
  whom: Pick<TextTold, 'isForFetching'> = {},
): readonly TextTold[] => [
  { sms, parts, ...whom },
  ...Object.entries(translations).map(([language, words]) => ({ language, ...words, ...whom })),
]
