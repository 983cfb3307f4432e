import type { Outcome } from '../action.ts'
import type { DrillMark, Mark } from './drill.ts'
import type { Scenario } from './scenarios.ts'

/** What somebody did in a drill, read from its journal. Moments in milliseconds since the epoch. */
export interface Played {
  /** When the control room rang. */
  readonly calledAt: number
  /** When the alert left; undefined when none did. */
  readonly sentAt?: number
  /** Of the homes that should have had it: the share that was in the area. */
  readonly covered: number
  /** Of the homes in the area: the share that is of no use. */
  readonly beside: number
  /** The alert as it left. */
  readonly text?: string
  /** What the text rules had to say about it. */
  readonly warnings: number
  readonly isTicked: boolean
  /** When somebody texted back, and when it was read or noted. */
  readonly tip?: { readonly at: number; readonly readAt?: number }
  /** When the control room asked for it, and what left. */
  readonly correction?: {
    readonly askedAt: number
    readonly sentAt?: number
    readonly text?: string
    /** It was sent as an update, behind the alerts that wait. */
    readonly isUpdate?: boolean
  }
  readonly outcome?: Outcome
  /** The control room had said that it is over. */
  readonly isOver: boolean
}

/** Worth of each mark; a hundred in all. */
const worth: Readonly<Record<DrillMark, number>> = {
  time: 20,
  area: 20,
  text: 20,
  ticks: 10,
  tip: 10,
  correction: 10,
  close: 10,
}

/**
 * The marks of a drill: a share of each worth, from 0 to 1. What did not happen is not marked: who
 * closes before the text that must be corrected is marked for the close.
 */
export function marksOf(scenario: Scenario, played: Played): readonly Mark[] {
  const shares: Readonly<Record<DrillMark, number | undefined>> = {
    time: timeShare(played),
    area: areaShare(played),
    text: textShare(scenario, played),
    ticks: played.isTicked ? 1 : 0,
    tip: tipShare(played),
    correction: correctionShare(scenario, played),
    close: closeShare(scenario, played),
  }
  return (Object.keys(worth) as DrillMark[]).flatMap((what) => {
    const share = shares[what]
    if (share === undefined) return []
    return [{ what, points: Math.round(share * worth[what]), of: worth[what] }]
  })
}

const seconds = (from: number, until: number | undefined): number =>
  until === undefined ? Number.POSITIVE_INFINITY : (until - from) / 1000

/** The best share whose limit is not passed: `[90, 1]` is all of it within 90. */
const within = (value: number, limits: readonly (readonly [limit: number, share: number])[]) =>
  limits.find(([limit]) => value <= limit)?.[1] ?? 0

/** A trained dispatcher needs 90 seconds, a new one three minutes (domain.md section 3.2). */
const timeShare = ({ calledAt, sentAt }: Played): number =>
  within(seconds(calledAt, sentAt), [
    [90, 1],
    [180, 0.8],
    [300, 0.5],
    [900, 0.2],
  ])

function areaShare({ sentAt, covered, beside }: Played): number {
  if (sentAt === undefined) return 0
  const reach = within(1 - covered, [
    [0.1, 1],
    [0.4, 0.5],
  ])
  return beside <= 0.3 ? reach : reach / 2
}

function textShare({ words }: Scenario, { text, warnings }: Played): number {
  if (text === undefined) return 0
  const said = words.filter((word) => word.test(text)).length / words.length
  return Math.max(0, said - 0.15 * warnings)
}

function tipShare({ tip }: Played): number | undefined {
  if (!tip) return undefined
  return within(seconds(tip.at, tip.readAt), [
    [60, 1],
    [180, 0.5],
  ])
}

function correctionShare({ corrected }: Scenario, { correction }: Played): number | undefined {
  if (!correction) return undefined
  const { askedAt, sentAt, text = '', isUpdate = false } = correction
  if (!corrected.test(text)) return 0
  const share = within(seconds(askedAt, sentAt), [
    [120, 1],
    [300, 0.5],
  ])
  return isUpdate ? share / 2 : share
}

function closeShare({ outcomes }: Scenario, { outcome, isOver }: Played): number {
  if (outcome === undefined) return 0
  if (!isOver) return 0
  return outcomes.includes(outcome) ? 1 : 0.3
}
