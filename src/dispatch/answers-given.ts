import { type Action, isEnded } from '../domain/action.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { type Answer, keyAnswer, readAnswer } from '../domain/answers.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { arrivalOf } from './arrivals.ts'
import type { Dispatch } from './dispatch.ts'
import { numberOf } from './eligibility.ts'
import { isSameNumber } from './report-index.ts'

interface Said {
  readonly action: Action
  readonly record: PhaseRecord
  readonly n: number
  readonly answer: Answer
}

/** An answer, with how long it takes them to come. */
function answeredFact(
  { ports }: Pick<Dispatch, 'ports'>,
  { action, record, n, answer }: Said,
): ActionFact {
  const recipient = record.deliveries[n]?.recipient ?? []
  const eta = arrivalOf(ports.ledger.state, recipient, action.origin)
  return {
    type: 'responder.answered',
    action: action.id,
    phase: record.phase.id,
    n,
    answer,
    ...(answer === 'coming' ? { etaSeconds: eta } : {}),
  }
}

/** The answers that were pressed in calls and are not written down as such: after a crash as well. */
export const pressedAnswers = (
  dispatch: Pick<Dispatch, 'ports'>,
  action: Action,
  record: PhaseRecord,
): readonly ActionFact[] =>
  record.deliveries.flatMap((delivery, n): readonly ActionFact[] => {
    if (delivery.answered) return []
    const keys = delivery.attempts.findLast(({ channel }) => channel === 'voice')?.keys ?? ''
    const answer = keyAnswer(keys)
    return answer ? [answeredFact(dispatch, { action, record, n, answer })] : []
  })

/**
 * What a text answers: the newest call for people that asked this number, and is not closed. Nothing
 * when it is no answer, or nobody asked: then it stays a text for people to read.
 */
export function textAnswers(
  dispatch: Dispatch,
  { from, words }: { readonly from: string; readonly words: string },
): readonly ActionFact[] {
  const answer = readAnswer(words)
  if (answer === undefined) return []
  const { state } = dispatch.ports.ledger
  const isTheirs = ({ attempts, recipient }: Delivery): boolean =>
    attempts.length > 0 && isSameNumber(numberOf(state, recipient), from)
  for (const action of [...state.actions.byId.values()].reverse()) {
    const [record] = action.responders && !isEnded(action) ? phasesOf(state.actions, action.id) : []
    const n = record?.deliveries.findIndex(isTheirs) ?? -1
    if (record && n >= 0) return [answeredFact(dispatch, { action, record, n, answer })]
  }
  return []
}
