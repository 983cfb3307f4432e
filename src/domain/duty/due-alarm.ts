import type { Action } from '../action.ts'
import { type Reminder, reminderSince } from '../extend/reminder.ts'
import { overridesOf } from '../eyes/overrides.ts'
import { takesReplies } from '../replies/reply.ts'
import type { State } from '../state.ts'
import { type AlarmTopic, alarmOf, type RaisedAlarm } from './duty.ts'

const minuteMs = 60_000

/** Something that waits for a person to look. */
export interface Waiting {
  readonly topic: AlarmTopic
  /** Of the oldest and the newest, milliseconds since the epoch. */
  readonly since: number
  readonly newest: number
  readonly count: number
  /** The oldest reply, by the id of its text. */
  readonly text?: string
}

/** So long the screen alone asks. */
const graceMs: Readonly<Record<AlarmTopic, number>> = {
  override: 0,
  replies: minuteMs,
  'still-current': 5 * minuteMs,
  choose: 5 * minuteMs,
}
/** Between the first SMS and the second, and so on; after the last it is for the screen. */
export const pausesMs: readonly number[] = [2, 4, 8, 15, 30].map((minutes) => minutes * minuteMs)
/** After that many nobody listens: what comes then begins anew only after the longest pause. */
const mostTimes = pausesMs.length + 1
const longestPauseMs = 30 * minuteMs

/** What of an action waits for somebody to look, and has not been seen. */
export function waitingOf(state: State, action: Action, now: number): readonly Waiting[] {
  const waiting = [overrideOf(action), repliesOf(state, action, now), askedBy(action, now)]
  return waiting.flatMap((one) => {
    if (!one) return []
    const seenAt = alarmOf(state.duty, action.id, one.topic)?.seenAt
    return seenAt !== undefined && seenAt >= one.newest ? [] : [one]
  })
}

/** It went out, or on, although nobody else had agreed, and no coordinator has seen that. */
function overrideOf(action: Action): Waiting | undefined {
  const last = action.overrideSeen === undefined ? overridesOf(action).at(-1) : undefined
  const at = last && Date.parse(last.at)
  return at === undefined ? undefined : { topic: 'override', since: at, newest: at, count: 1 }
}

/** Replies that nobody opened, and that came after somebody last said to have seen them. */
function repliesOf(state: State, action: Action, now: number): Waiting | undefined {
  if (!takesReplies(action, now)) return undefined
  const seenAt = alarmOf(state.duty, action.id, 'replies')?.seenAt ?? 0
  const unread = (state.replies.get(action.id) ?? []).filter(
    ({ text, at }) => at > seenAt && state.incoming.has(text) && !state.tips.opened.has(text),
  )
  const [first] = unread
  if (!first) return undefined
  const newest = unread.at(-1)?.at ?? first.at
  const { text, at: since } = first
  return { topic: 'replies', since, newest, count: unread.length, text }
}

function askedBy(action: Action, now: number): Waiting | undefined {
  const asked: { readonly what: Reminder; readonly since: number } | undefined = reminderSince(
    action,
    now,
  )
  return asked && { topic: asked.what, since: asked.since, newest: asked.since, count: 1 }
}

/** Which telling of the duty phones this would be, from 1; undefined when it is not time. */
export function timesDue(
  alarm: RaisedAlarm | undefined,
  { topic, since, newest }: Waiting,
  now: number,
): number | undefined {
  if (now - since < graceMs[topic]) return undefined
  // What they were told of before has been read or seen since.
  if (alarm === undefined || since > alarm.at) return 1
  const pauseMs = pausesMs[alarm.times - 1]
  if (pauseMs !== undefined && alarm.times < mostTimes) {
    return now - alarm.at >= pauseMs ? alarm.times + 1 : undefined
  }
  return newest > alarm.at && now - alarm.at >= longestPauseMs ? 1 : undefined
}
