import type { PeopleIndex } from '../domain/people-index.ts'
import { reachOf } from '../domain/targeting.ts'
import type { Reach } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { forecastOf } from './forecasts.ts'

const minuteMs = 60_000
const known = new WeakMap<PeopleIndex, { minute: number; counts: ReturnType<typeof reachOf> }>()

/** Who would get an alert for everyone, now, and how long it would take. Counted once a minute. */
export function reachNow(dispatch: Dispatch): Reach {
  const { policy, now } = dispatch.ports
  const people = dispatch.people()
  const minute = Math.floor(now() / minuteMs)
  const before = known.get(people)
  const counts =
    before?.minute === minute ? before.counts : reachOf(people, { ...policy, at: now() })
  known.set(people, { minute, counts })
  const work = { messages: counts.sms, parts: 1, calls: 0, soundSeconds: 0 }
  return { ...counts, forecast: forecastOf(dispatch, work).sms }
}
