import type { Action } from '../domain/action.ts'
import { phasesOf } from '../domain/action-fold.ts'
import type { Answered } from '../domain/answers.ts'
import type { State } from '../domain/state.ts'
import type { Response } from './action-view.ts'
import { personOf } from './answered.ts'
import { hasEnough } from './responders.ts'

const minuteMs = 60_000

/** How many come and when, of those who were asked; never who. */
export function responseOf(
  { actions }: State,
  action: Action,
  { now, isExhausted }: { readonly now: number; readonly isExhausted: boolean },
): Response | undefined {
  if (!action.responders) return undefined
  const { group, wanted } = action.responders
  const deliveries = phasesOf(actions, action.id)[0]?.deliveries ?? []
  const asked = new Set<string>()
  const answers = new Map<string, Answered>()
  for (const { recipient, attempts, answered } of deliveries) {
    const person = personOf(recipient)
    if (attempts.length > 0) asked.add(person)
    const before = answers.get(person)
    if (answered && answered.at >= (before?.at ?? 0)) answers.set(person, answered)
  }
  const said = [...answers.values()]
  const coming = said.filter(({ answer }) => answer === 'coming')
  const arrivals = coming
    .map(({ at, etaSeconds = 0 }) => at + etaSeconds * 1000)
    .sort((a, b) => a - b)
  const next = arrivals.find((at) => at > now)
  return {
    group,
    wanted,
    asked: asked.size,
    coming: coming.length,
    declined: said.length - coming.length,
    ...(next === undefined
      ? {}
      : { nextMinutes: Math.max(1, Math.round((next - now) / minuteMs)) }),
    due: arrivals.filter((at) => at <= now).length,
    isEnough: hasEnough(action),
    isExhausted,
  }
}
