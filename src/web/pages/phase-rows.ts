import type { CallCounts, PhaseView } from '../../dispatch/action-view.ts'
import type { Action } from '../../domain/action.ts'
import { fatesOf } from '../../domain/progress/fates.ts'
import { causesTold, fatesTold, type Told, told } from '../in-fives.ts'

/** A text of a phase, and from when to when those who began got it. */
export interface Wording {
  readonly sms: string
  /** For who first fetches an AED. */
  readonly fetching?: string
  /** ISO 8601; when it took the place of the text before it, where an update or correction did that. */
  readonly from: string | undefined
  /** The same, of the text that took its place. */
  readonly until: string | undefined
}

/** A phase as its page shows it. */
export function phaseRow(phase: PhaseView, action: Action) {
  const { calls } = phase
  const fates = fatesOf(phase.counts)
  return {
    ...phase,
    wordings: wordingsOf(phase, action),
    waiting: fates.waiting,
    told: fatesTold(fates),
    calls: calls && callsTold(calls),
    reasonRows: causesTold(phase.reasons),
  }
}

/**
 * Every text that a phase has gone out with, oldest first. How many got which is not told: of a few
 * the difference between two moments would tell it.
 */
function wordingsOf({ id }: PhaseView, { phases }: Action): readonly Wording[] {
  const texts = phases.find((phase) => phase.id === id)?.texts ?? []
  const isAlert = phases[0]?.id === id
  const since = (n: number): string | undefined =>
    isAlert ? phases.find(({ alertText }) => alertText === n)?.cap.effective : undefined
  return texts.map(({ sms, fetching }, n) => ({
    sms,
    ...(fetching ? { fetching: fetching.sms } : {}),
    ...{ from: since(n), until: since(n + 1) },
  }))
}

/** What goes out after an alert and has not all gone yet, and what it waits for. */
export function phasesUnderWay(phases: readonly PhaseView[]) {
  const [alert, ...later] = phases
  return later.flatMap((phase) => {
    const told = fatesTold(fatesOf(phase.counts))
    if (told.waiting === 0 || phase.isHeld) return []
    const isBegun = told.sent !== '<5'
    const waitsFor = isBegun || phase.phase === 'correction' ? undefined : busyWith(alert)
    return [{ phase: phase.phase, told, isBegun, waitsFor }]
  })
}

/** What of the alert goes before an update and a result. */
function busyWith(alert: PhaseView | undefined): 'messages' | 'calls' | undefined {
  const left = alert ? fatesOf(alert.counts).waiting : 0
  if (!alert || left === 0) return undefined
  const { waiting = 0, onTheLine = 0 } = alert.calls ?? {}
  const inCalls = waiting + onTheLine
  const isInCalls = told(inCalls) !== '<5' && told(left - inCalls) === '<5'
  return isInCalls ? 'calls' : 'messages'
}

/**
 * Where the calls are, as it is told. That none waits is told once the last is over: whoever could see
 * each come and go would count them.
 */
function callsTold(calls: CallCounts): Readonly<Record<keyof CallCounts, Told>> {
  const all = Object.entries(calls).map(([name, n]) => [name, told(n)])
  const isOver = calls.waiting + calls.onTheLine === 0
  return { ...Object.fromEntries(all), ...(isOver ? { waiting: 0 } : {}) }
}
