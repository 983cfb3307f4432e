import type { ScenarioId } from './scenarios.ts'

/** What a drill is marked for, in the order of the work. */
export const drillMarks = ['time', 'area', 'text', 'ticks', 'tip', 'correction', 'close'] as const
export type DrillMark = (typeof drillMarks)[number]

/** So many points of so many. */
export interface Mark {
  readonly what: DrillMark
  readonly points: number
  readonly of: number
}

/** A drill that a dispatcher finished. */
export interface FinishedDrill {
  readonly id: string
  /** Opaque account id. */
  readonly account: string
  readonly scenario: ScenarioId
  /** ISO 8601. */
  readonly at: string
  readonly marks: readonly Mark[]
  /** From the call to the alert; undefined when nothing was sent. */
  readonly seconds?: number
}

export type DrillFact = { readonly type: 'drill.finished'; readonly drill: FinishedDrill }

/** By account, oldest first. */
export type Drills = Map<string, readonly FinishedDrill[]>

/** Two years of a drill a month. */
const mostKept = 24

/** Applies one fact to the drills. */
export function foldDrill(drills: Drills, { drill }: DrillFact): void {
  const before = drills.get(drill.account) ?? []
  if (before.some(({ id }) => id === drill.id)) return
  drills.set(drill.account, [...before, drill].slice(-mostKept))
}

/** The drills as facts that give them back. */
export function* drillFacts(drills: Drills): Iterable<DrillFact> {
  for (const kept of drills.values()) {
    for (const drill of kept) yield { type: 'drill.finished', drill }
  }
}

/** Of a hundred. */
export function scoreOf({ marks }: Pick<FinishedDrill, 'marks'>): number {
  const sum = (of: 'points' | 'of'): number => marks.reduce((all, mark) => all + mark[of], 0)
  return sum('of') === 0 ? 0 : Math.round((100 * sum('points')) / sum('of'))
}

const dayMs = 24 * 60 * 60 * 1000
/** A drill a month is asked for. */
const monthDays = 31
/** So long without is worth a look on the start screen. */
const mostDaysWithout = 45

/** How long ago somebody practised, and whether that is too long. */
export interface DrillStanding {
  /** Whole days since the last; undefined when there was none. */
  readonly daysAgo?: number
  readonly isDue: boolean
  readonly isOverdue: boolean
}

/** How somebody stands with practising at a moment, milliseconds since the epoch. */
export function drillStanding(drills: Drills, account: string, now: number): DrillStanding {
  const last = drills.get(account)?.at(-1)
  if (!last) return { isDue: true, isOverdue: true }
  const daysAgo = Math.max(0, Math.floor((now - Date.parse(last.at)) / dayMs))
  return { daysAgo, isDue: daysAgo >= monthDays, isOverdue: daysAgo > mostDaysWithout }
}
