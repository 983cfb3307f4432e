import type { Kind, Outcome } from '../action.ts'

/** Something that happens to a dispatcher who practises, counted from when the alert was sent. */
export interface Happening {
  readonly afterSeconds: number
  readonly what:
    | 'modem-dies'
    | 'wrong-reports'
    /** Somebody who was alerted texts back. */
    | 'text'
    /** The control room rings: something in the text is wrong. */
    | 'correct'
    /** It rings again: it is over. */
    | 'end'
}

export const scenarioIds = ['child', 'elder', 'smoke'] as const
export type ScenarioId = (typeof scenarioIds)[number]

/** A drill as it is told and marked; the words are in the text catalogue under its id. */
export interface Scenario {
  readonly id: ScenarioId
  readonly kind: Kind
  /** What the clock shows when the phone rings. */
  readonly beginsAt: string
  /** The part of the practice town that it is about. */
  readonly quarter: string
  /**
   * Metres round the place: everybody within the first should have it, nobody beyond the second
   * need (domain.md section 4, with the table's radius for the time that has passed in between).
   */
  readonly metres: { readonly inner: number; readonly outer: number }
  /** What the alert has to say, in whatever words. */
  readonly words: readonly RegExp[]
  /** What the correction has to say. */
  readonly corrected: RegExp
  readonly outcomes: readonly Outcome[]
  readonly happenings: readonly Happening[]
}

const usual: readonly Happening[] = [
  { afterSeconds: 12, what: 'modem-dies' },
  { afterSeconds: 18, what: 'wrong-reports' },
  { afterSeconds: 30, what: 'text' },
  { afterSeconds: 45, what: 'correct' },
  { afterSeconds: 150, what: 'end' },
]

/** Scenarios 1, 2 and 8 of domain.md section 5, each with something that has to be corrected. */
export const scenarios: readonly Scenario[] = [
  {
    id: 'child',
    kind: 'missing-child',
    beginsAt: '15:55',
    quarter: 'Wilgenhof',
    metres: { inner: 500, outer: 1400 },
    words: [/\b7\b|zeven/i, /rode? jas|rood/i, /krul|blond/i, /laarzen/i, /15[.:]40/],
    corrected: /groen/i,
    outcomes: ['found-by-participant'],
    happenings: usual,
  },
  {
    id: 'elder',
    kind: 'missing-person',
    beginsAt: '20:50',
    quarter: 'Oosterwerf',
    metres: { inner: 400, outer: 1300 },
    words: [/\b82\b|tweeëntachtig/i, /grijs/i, /groene? jas/i, /rollator/i, /20[.:]10/],
    corrected: /blauw/i,
    outcomes: ['not-found'],
    happenings: usual,
  },
  {
    id: 'smoke',
    kind: 'fire-smoke',
    beginsAt: '14:20',
    quarter: 'Havenkwartier',
    metres: { inner: 600, outer: 2200 },
    words: [/brand|rook/i, /ramen/i, /deuren/i, /ventilatie/i, /112/],
    corrected: /bedrijvenpark|noord/i,
    outcomes: ['found-otherwise', 'neutral'],
    happenings: usual,
  },
]
