import type { PhaseText, Written } from '../domain/action.ts'

/** A wording as a report has it. */
export interface TextTold {
  readonly sms: string
  readonly parts: number
  /** Of a translation. */
  readonly language?: string
  /** Where there are two of them: who it is for, by what they are asked to do. */
  readonly errand?: 'begins' | 'fetches'
}

/** Every wording of a phase: each text with its translations, and with the one for who fetches. */
export const textsTold = (texts: readonly PhaseText[]): readonly TextTold[] =>
  texts.flatMap(({ fetching, ...text }) =>
    fetching
      ? [...inTongues(text, { errand: 'begins' }), ...inTongues(fetching, { errand: 'fetches' })]
      : inTongues(text),
  )

const inTongues = (
  { sms, parts, translations = {} }: Written,
  whom: Pick<TextTold, 'errand'> = {},
): readonly TextTold[] => [
  { sms, parts, ...whom },
  ...Object.entries(translations).map(([language, words]) => ({ language, ...words, ...whom })),
]
