import type { Action } from '../domain/action.ts'
import type { Fact } from '../domain/facts.ts'
import { numberToRing, withNumber } from '../domain/policy/number-to-ring.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { usableNumbers } from '../domain/policy/wrong-numbers.ts'
import { proposedSummary, summarised } from '../domain/publication/summary.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'

/** What may be published of an action that starts; nothing of an exercise. */
export function summaryOf(
  { ports }: Dispatch,
  { id, kind, status }: Action,
  { gate, text }: ActionDraft,
): readonly Fact[] {
  if (status === 'exercise') return []
  const { state } = ports.ledger
  const number = numberToRing(state, text.sms, usableNumbers(state, ports.policy.verifiedNumbers))
  return summarised(
    id,
    gate?.summary ?? proposedSummary({ kind, number }, rulesOf(state).templates),
  )
}

/** A text that goes out, and the numbers that it says were wrong. */
export interface Revised {
  readonly text: string
  readonly wrongNumbers: readonly string[]
}

/**
 * What is published while an action runs tells the number that a newer text tells; one that was
 * wrong without another in its place is published no more.
 */
export function summaryRevised(
  { ports }: Dispatch,
  { id, kind, summary }: Action,
  { text, wrongNumbers }: Revised,
): readonly Fact[] {
  if (summary === undefined) return []
  const { state } = ports.ledger
  const all = ports.policy.verifiedNumbers
  const listed = usableNumbers(state, all).filter((number) => !wrongNumbers.includes(number))
  const from = numberToRing(state, summary, all)
  const to = numberToRing(state, text, listed)
  if (from === undefined || from === to) return []
  if (to !== undefined) return summarised(id, withNumber(state, summary, { from, to }))
  if (!wrongNumbers.includes(from)) return []
  return summarised(id, proposedSummary({ kind }, rulesOf(state).templates))
}

/** What is published of it afterwards, where anything was. */
export function summaryAfter({ ports }: Dispatch, { id, kind, summary }: Action): readonly Fact[] {
  if (summary === undefined) return []
  const { templates } = rulesOf(ports.ledger.state)
  return summarised(id, proposedSummary({ kind }, templates, 'summary-closed'))
}
