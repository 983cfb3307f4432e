import type { Action } from '../domain/action.ts'
import { phasesOf } from '../domain/actions.ts'
import type { Answered } from '../domain/answers.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Errand } from '../domain/errands/errands.ts'
import type { State } from '../domain/state.ts'
import type { Response } from './action-view.ts'
import { personOf } from './answered.ts'
import { hasEnough } from './responders.ts'

const minuteMs = 60_000

const isFetching = ({ fetches }: Errand): boolean => fetches === true

/** How many come and when, of those who were asked; never who. */
export function responseOf(
  { actions }: State,
  action: Action,
  { now, isExhausted }: { readonly now: number; readonly isExhausted: boolean },
): Response | undefined {
  if (!action.responders) return undefined
  const { group, wanted } = action.responders
  const deliveries = phasesOf(actions, action.id)[0]?.deliveries ?? []
  const said = answersOf(deliveries)
  const coming = said.filter(({ answer }) => answer === 'coming')
  const arrivals = coming
    .map(({ at, etaSeconds = 0 }) => at + etaSeconds * 1000)
    .sort((a, b) => a - b)
  const next = arrivals.find((at) => at > now)
  return {
    group,
    wanted,
    asked: askedOf(deliveries).size,
    coming: coming.length,
    ...(deliveries.some(isFetching) ? { fetching: coming.filter(isFetching).length } : {}),
    declined: said.length - coming.length,
    ...(next === undefined
      ? {}
      : { nextMinutes: Math.max(1, Math.round((next - now) / minuteMs)) }),
    due: arrivals.filter((at) => at <= now).length,
    isEnough: hasEnough(action),
    isExhausted,
  }
}

const askedOf = (deliveries: readonly Delivery[]): ReadonlySet<string> =>
  new Set(
    deliveries.flatMap(({ recipient, attempts }) =>
      attempts.length > 0 ? [personOf(recipient)] : [],
    ),
  )

/** The last answer of each person, by whichever of their phones, with what they were asked to do. */
function answersOf(deliveries: readonly Delivery[]): readonly (Answered & Errand)[] {
  const answers = new Map<string, Answered & Errand>()
  for (const { recipient, answered, fetches } of deliveries) {
    const person = personOf(recipient)
    const before = answers.get(person)
    if (!answered || answered.at < (before?.at ?? 0)) continue
    answers.set(person, { ...answered, ...(fetches ? { fetches } : {}) })
  }
  return [...answers.values()]
}
