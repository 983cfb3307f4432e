import type { Action } from '../action.ts'
import type { Deed } from '../timeline/timeline.ts'

/** What a running action asks of whoever watches it (domain.md 3.3, T11). */
export type Reminder = 'still-current' | 'choose'

const minuteMs = 60_000
const askAfterMs = 30 * minuteMs
const chooseAfterMs = 60 * minuteMs

const shows: ReadonlySet<Deed['what']> = new Set(['update', 'correction', 'extended', 'current'])

/**
 * After half an hour without a sign that somebody minds it: is it still current? An hour after its
 * start, or after it was extended last: extend it or close it.
 */
export function reminderOf(action: Action, now: number): Reminder | undefined {
  const { state, startedAt, deeds = [], extensions = [] } = action
  if (state !== 'running' && state !== 'stopped') return undefined
  const began = Date.parse(extensions.at(-1)?.at ?? startedAt)
  if (now - began >= chooseAfterMs) return 'choose'
  const minded = Date.parse(deeds.findLast(({ what }) => shows.has(what))?.at ?? startedAt)
  return now - minded >= askAfterMs ? 'still-current' : undefined
}
