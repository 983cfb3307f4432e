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
    const waitsFor = isBegun || phase.phase === 'correction' ? undefined : behind(phase, alert)
    return [{ phase: phase.phase, told, isBegun, waitsFor }]
  })
}

/**
 * What of the alert an update or a result waits for. Each channel has its own queue: messages go out
 * beside the calls of the alert, and only what is all calls waits for calls. Of few it is not told.
 */
function behind(phase: PhaseView, alert: PhaseView | undefined): 'messages' | 'calls' | undefined {
  const own = leftOf(phase)
  const before = alert && leftOf(alert)
  if (!before) return undefined
  if (own.messages && before.messages) return 'messages'
  return !own.messages && own.calls && before.calls ? 'calls' : undefined
}

/** By which channel something still has to go out, to five at least. */
function leftOf({ counts, calls }: PhaseView) {
  const inCalls = (calls?.waiting ?? 0) + (calls?.onTheLine ?? 0)
  const isTold = (count: number): boolean => told(count) !== '<5'
  return { messages: isTold(fatesOf(counts).waiting - inCalls), calls: isTold(inCalls) }
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
