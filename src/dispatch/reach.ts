import type { PeopleIndex } from '../domain/people-index.ts'
import { reachOf } from '../domain/targeting.ts'
import type { Reach } from './action-view.ts'
import type { Dispatch } from './dispatch.ts'
import { forecastOf } from './forecasts.ts'

const minuteMs = 60_000
/** By index and minute; two moments are asked for again and again: now, and tonight. */
const known = new WeakMap<PeopleIndex, Map<number, ReturnType<typeof reachOf>>>()
const mostKept = 4

/** Who would get an alert for everyone, and how long it would take. Counted once a minute. */
export function reachAt(dispatch: Dispatch, at = dispatch.ports.now()): Reach {
  const people = dispatch.recentPeople()
  const minute = Math.floor(at / minuteMs)
  const before = known.get(people) ?? new Map<number, ReturnType<typeof reachOf>>()
  known.set(people, before)
  const counts = before.get(minute) ?? reachOf(people, { ...dispatch.ports.policy, at })
  before.set(minute, counts)
  for (const [oldest] of before) if (before.size > mostKept) before.delete(oldest)
  const work = { messages: counts.sms, parts: 1, calls: 0, soundSeconds: 0, isAlert: true }
  return { ...counts, forecast: forecastOf(dispatch, work).sms }
}
