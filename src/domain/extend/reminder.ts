import { type Action, isEnded } from '../action.ts'
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
export const reminderOf = (action: Action, now: number): Reminder | undefined =>
  reminderSince(action, now)?.what

/** The same, with since when it is asked, milliseconds since the epoch. */
export function reminderSince(
  action: Action,
  now: number,
): { readonly what: Reminder; readonly since: number } | undefined {
  if (isEnded(action)) return undefined
  const { startedAt, deeds = [], extensions = [] } = action
  const began = Date.parse(extensions.at(-1)?.at ?? startedAt)
  if (now - began >= chooseAfterMs) return { what: 'choose', since: began + chooseAfterMs }
  const minded = Date.parse(deeds.findLast(({ what }) => shows.has(what))?.at ?? startedAt)
  const since = minded + askAfterMs
  return now >= since ? { what: 'still-current', since } : undefined
}
